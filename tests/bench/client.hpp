// One simulated user of the load generator.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lotsen::bench {

using instant = std::chrono::steady_clock::time_point;

enum class protocol { echo, lotsen };

/// A WebSocket client without a library: it shares the machine with what it measures, so it spends
/// as little as it can. It trusts its server and checks nothing it does not need.
class client {
  public:
    /// Connects to 127.0.0.1 and sends the handshake. Throws std::system_error.
    client(std::uint16_t port, protocol speaks, std::size_t number);
    client(const client&) = delete;
    client& operator=(const client&) = delete;
    ~client();

    int descriptor() const { return socket_; }

    enum class progress { none, ready, turn_done };
    /// Reads what is there. `ready`: the connection is set up (and the conversation open).
    /// Throws std::runtime_error when the server closes or answers with an error.
    progress readable();

    /// Begins a turn: an echo of `bytes`, or a sentence of about 200.
    void say(std::size_t bytes, instant now);
    instant said_at() const { return said_at_; }

  private:
    enum class state { handshake, opening, idle, waiting };

    void send_frame(std::string_view text);
    void fill();
    bool next_frame(std::string_view& text);
    progress take(std::string_view text);

    int socket_ = -1;
    protocol speaks_;
    std::size_t number_;
    state state_ = state::handshake;
    std::string in_;
    std::size_t used_ = 0;  // of in_
    std::size_t turn_ = 0;
    long accepted_seq_ = 0;  // of the message of this turn; 0: not yet
    long answer_seq_ = 0;    // the newest answer
    instant said_at_;
};

}  // namespace lotsen::bench

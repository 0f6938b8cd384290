// A resident's client that never gives up: it resumes after every cut and sends again what was not
// accepted, under the same id.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen::test {

class connection;

/// Tells all clients when the server is there, so that none has to try and wait.
class server_gate {
  public:
    explicit server_gate(boost::asio::io_context& io) : up_(io) { close(); }
    void open(std::uint16_t port) {
        port_ = port;
        is_open_ = true;
        up_.cancel();
    }
    void close() {
        is_open_ = false;
        up_.expires_at(std::chrono::steady_clock::time_point::max());
    }
    boost::asio::awaitable<std::uint16_t> opened();
    bool is_open() const { return is_open_; }

  private:
    boost::asio::steady_timer up_;
    std::uint16_t port_ = 0;
    bool is_open_ = false;
};

class client {
  public:
    client(server_gate& gate, int number) : gate_(gate), number_(number) {}

    /// Says `messages` messages, each after the one before was accepted, and waits until the bot
    /// has spoken after the last.
    boost::asio::awaitable<void> run(int messages);
    /// Reads the whole conversation anew, from its first event.
    boost::asio::awaitable<std::vector<json::object>> replay();

    int accepted() const { return accepted_; }
    int resumed() const { return resumed_; }
    /// What went wrong: a gap, a doubled event, a changed answer. Empty when nothing did.
    const std::vector<std::string>& complaints() const { return complaints_; }
    std::string id_of(int message) const {
        return "m" + std::to_string(number_) + "-" + std::to_string(message);
    }

  private:
    boost::asio::awaitable<void> converse(connection& with, int messages);
    boost::asio::awaitable<void> join(connection& with, std::int64_t after);
    void take(const json::object& frame);

    server_gate& gate_;
    const int number_;
    std::string conversation_;
    std::string token_;
    std::int64_t last_seq_ = 0;
    int accepted_ = 0;
    int resumed_ = 0;
    std::int64_t last_accepted_seq_ = 0;
    std::int64_t last_bot_seq_ = 0;
    std::map<std::string, std::int64_t, std::less<>> seq_of_;
    std::vector<std::string> complaints_;
};

}  // namespace lotsen::test

// A closed loop of many users: each begins its next turn when the last is answered.
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "tests/bench/client.hpp"
#include "tests/bench/measure.hpp"

namespace lotsen::bench {

struct load_options {
    std::uint16_t port = 0;
    protocol speaks = protocol::echo;
    std::size_t connections = 1000;
    std::size_t bytes = 200;  // of an echo's message
    std::chrono::seconds warmup{2};
    std::chrono::seconds measured{10};
    int server = 0;  // its process
};

struct load_result {
    double turns_per_second = 0;
    double p50_ms = 0, p99_ms = 0, max_ms = 0;
    double cpu_us_per_turn = 0;
};

struct memory_result {
    std::size_t before = 0, after = 0;  // the server's resident bytes
    double bytes_per_connection = 0;
};

/// All clients and the one epoll set they share.
class load {
  public:
    /// Throws when the server refuses or breaks a connection.
    explicit load(const load_options& options);
    load(const load&) = delete;
    load& operator=(const load&) = delete;
    ~load();

    /// All users talk.
    load_result talk();
    /// Each user has had one turn and is silent then.
    memory_result rest();

  private:
    void connect();
    void one_turn_each();
    /// The server's, once it gives nothing back any more.
    std::size_t settled_bytes() const;
    /// Handles what has happened. `again`: who is answered says the next thing at once.
    void step(bool again);

    load_options options_;
    int epoll_ = -1;
    std::vector<std::unique_ptr<client>> clients_;
    std::size_t ready_ = 0;
    std::size_t answered_ = 0;
    bool measuring_ = false;
    waiting_times waited_;
};

}  // namespace lotsen::bench

// Keeps what repeats from filling the log.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <utility>

namespace lotsen {

/// So many lines a second; the rest is counted. Thread-safe.
class log_limit {
  public:
    using steady = std::chrono::steady_clock;

    explicit log_limit(std::size_t most) : most_(most) {}

    struct decision {
        bool write = false;
        std::size_t left_out = 0;  // lines of the second before, told once
    };
    /// Of one more line.
    decision next(steady::time_point now) {
        const std::lock_guard lock(mutex_);
        decision made;
        if (now - second_ >= std::chrono::seconds(1)) {
            made.left_out = std::exchange(left_out_, 0);
            second_ = now;
            written_ = 0;
        }
        made.write = written_ < most_;
        ++(made.write ? written_ : left_out_);
        return made;
    }
    /// Where no line follows.
    std::size_t left_out() {
        const std::lock_guard lock(mutex_);
        return std::exchange(left_out_, 0);
    }

  private:
    const std::size_t most_;
    std::mutex mutex_;
    steady::time_point second_{};
    std::size_t written_ = 0;
    std::size_t left_out_ = 0;
};

}  // namespace lotsen

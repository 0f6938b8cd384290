// A circuit breaker: a plugin that keeps failing is left alone for a while instead of being waited
// for.
#pragma once

#include <chrono>
#include <mutex>

namespace lotsen {

/// Thread-safe.
class breaker {
  public:
    using steady = std::chrono::steady_clock;

    static constexpr int failures_to_open = 5;
    static constexpr std::chrono::seconds open_for{15};

    /// Whether a call may be made. Open, it lets one call through after `open_for`, to try.
    bool allows(steady::time_point now);
    void succeeded();
    void failed(steady::time_point now);
    bool open() const;

  private:
    mutable std::mutex mutex_;
    int failures_ = 0;
    steady::time_point retry_at_{};
};

}  // namespace lotsen

// A clock that a test moves by hand.
#pragma once

#include <atomic>

#include "core/base/clock.hpp"

namespace lotsen::test {

/// Thread-safe. Starts on Monday 23 November 2026, 10:00:00 UTC (11:00 in Solna).
class fake_clock final : public clock {
  public:
    explicit fake_clock(std::string_view at = "2026-11-23T10:00:00Z")
        : now_(from_rfc3339(at).value()) {}

    time_point now() const override { return now_; }
    void set(std::string_view at) { now_ = from_rfc3339(at).value(); }
    void advance(std::chrono::milliseconds by) { now_ = now_.load() + by; }

  private:
    std::atomic<time_point> now_;
};

}  // namespace lotsen::test

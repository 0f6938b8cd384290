// A clock that is set by hand: a day passes at a word.
#pragma once

#include <atomic>

#include "core/base/clock.hpp"

namespace lotsen {

/// Thread-safe. Stands still until it is moved.
class set_clock final : public clock {
  public:
    /// A working day before noon, in the municipality and in UTC.
    static constexpr std::string_view usual_start = "2026-11-23T10:00:00Z";

    explicit set_clock(std::string_view at = usual_start) : now_(from_rfc3339(at).value()) {}

    time_point now() const override { return now_; }
    void set(std::string_view at) { now_ = from_rfc3339(at).value(); }
    void advance(std::chrono::milliseconds by) { now_ = now_.load() + by; }

  private:
    std::atomic<time_point> now_;
};

}  // namespace lotsen

// How fast one connection may send: a sustained rate and a burst above it.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace lotsen::net {

/// Not thread-safe. Time comes in with each call, so that a test needs no clock.
class token_bucket {
  public:
    using instant = std::chrono::steady_clock::time_point;

    /// `rate` tokens a second (at least 1), at most `burst` (at least 1) at once. Starts full.
    token_bucket(std::size_t rate, std::size_t burst, instant now)
        : per_token_(
              std::chrono::nanoseconds(std::chrono::seconds(1)) / std::max<std::size_t>(rate, 1)
          ),
          depth_(per_token_ * std::max<std::size_t>(burst, 1)),
          full_at_(now) {}

    /// False: too fast. A refused call costs nothing.
    bool take(instant now) {
        const instant from = std::max(full_at_, now);
        if (from + per_token_ - now > depth_) return false;
        full_at_ = from + per_token_;
        return true;
    }

  private:
    // The bucket as one instant: when it will be full again (the generic cell rate algorithm).
    std::chrono::nanoseconds per_token_;
    std::chrono::nanoseconds depth_;
    instant full_at_;
};

}  // namespace lotsen::net

// When a process that ended may be started again.
#pragma once

#include <chrono>

#include "core/base/ids.hpp"

namespace lotsen {

/// At once the first time, then later and later.
class restart_policy {
  public:
    using steady = std::chrono::steady_clock;

    static constexpr std::chrono::milliseconds first_wait{200};
    static constexpr std::chrono::milliseconds longest_wait{5'000};
    static constexpr std::chrono::seconds well_after{60};  // without an end: all is forgotten

    explicit restart_policy(random_source& random) : random_(&random) {}

    void started(steady::time_point now) { started_ = now; }
    /// The wait doubles with each end, half of it at random, so that many do not start at once.
    void ended(steady::time_point now);
    bool may_start(steady::time_point now) const { return now >= next_; }

  private:
    random_source* random_;
    steady::time_point started_{};
    steady::time_point next_{};
    int ends_ = 0;
};

}  // namespace lotsen

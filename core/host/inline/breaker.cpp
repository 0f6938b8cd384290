#include "core/host/inline/breaker.hpp"

namespace lotsen {

bool breaker::allows(steady::time_point now) {
    const std::lock_guard lock(mutex_);
    if (failures_ < failures_to_open) return true;
    if (now < retry_at_) return false;
    retry_at_ = now + open_for;  // this call is the trial; others wait for its outcome
    return true;
}

void breaker::succeeded() {
    const std::lock_guard lock(mutex_);
    failures_ = 0;
}

void breaker::failed(steady::time_point now) {
    const std::lock_guard lock(mutex_);
    if (++failures_ >= failures_to_open) retry_at_ = now + open_for;
}

bool breaker::open() const {
    const std::lock_guard lock(mutex_);
    return failures_ >= failures_to_open;
}

}  // namespace lotsen

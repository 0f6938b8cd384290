#include "core/net/admission.hpp"

namespace lotsen::net {

admission::ticket::~ticket() {
    if (from_ != nullptr) from_->leave(counted_, key_);
}

admitted admission::enter(const std::string& key, ticket& place) {
    return take(true, key, place);
}

admitted admission::enter_address(const std::string& key, ticket& place) {
    return take(false, key, place);
}

admitted admission::take(bool count, const std::string& key, ticket& place) {
    ticket taken;
    {
        const std::lock_guard lock(mutex_);
        if (count && in_all_ >= connections_) return admitted::full;
        if (!key.empty()) {
            const auto there = by_address_.find(key);
            if (there == by_address_.end()) {
                if (per_address_ == 0) return admitted::address_full;
                by_address_.emplace(key, 1);
            } else if (there->second >= per_address_) {
                return admitted::address_full;
            } else {
                ++there->second;
            }
        }
        if (count) ++in_all_;
    }
    taken.from_ = this;
    taken.counted_ = count;
    taken.key_ = key;
    place = std::move(taken);
    return admitted::yes;
}

void admission::leave(bool counted, const std::string& key) noexcept {
    const std::lock_guard lock(mutex_);
    if (counted) --in_all_;
    if (key.empty()) return;
    const auto there = by_address_.find(key);
    if (--there->second == 0) by_address_.erase(there);
}

}  // namespace lotsen::net

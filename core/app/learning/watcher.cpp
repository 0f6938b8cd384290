#include "core/app/learning/watcher.hpp"

#include "core/base/log.hpp"

namespace lotsen {

learning_watcher::learning_watcher(learner& teacher, live_reader& used, const clock& now)
    : teacher_(teacher), used_(used), now_(now), version_(teacher.versions().current()) {}

void learning_watcher::look() {
    const auto& versions = teacher_.versions();
    if (const auto version = versions.current(); version != version_) return take_up(version);
    const auto state = versions.state();
    const bool settled = state == seen_;
    seen_ = state;
    if (!settled || state == refused_ || state == versions.state_of(version_)) return;
    learn(state);
}

void learning_watcher::take_up(int version) {
    auto made = make_reader(teacher_.sources_of(version));
    if (made.has_error()) {
        log(level::error, "learning.not_loaded", {{"what", made.error().detail}});
        return;
    }
    used_.replace(std::move(*made));
    version_ = version;
    log(level::info, "learning.loaded", {{"version", std::to_string(version)}});
}

void learning_watcher::learn(const std::string& state) {
    const auto before = used_.now();
    auto made = teacher_.learn(*before, now_.now());
    // Another process was quicker: the next look takes up its version.
    if (made.has_error() && made.error().code == errc::not_found) return;
    if (made.has_error()) {
        refused_ = state;
        log(level::warning, "learning.refused", {{"what", made.error().detail}});
        return;
    }
    if (!made->judged.accepted()) {
        refused_ = state;
        log(level::warning, "learning.refused", {{"what", made->judged.against.front()}});
        return;
    }
    version_ = made->version;
    used_.replace(made->understanding);
    log(level::info,
        "learning.learned",
        {{"version", std::to_string(made->version)},
         {"added", std::to_string(made->added.size())},
         {"not_understood", std::to_string(made->judged.not_understood.size())}});
}

}  // namespace lotsen

#include "core/dialogue/exchange.hpp"

namespace lotsen::talk {

void finish(exchange& now) {
    if (now.drafts.empty()) return;
    // The turn may have begun in an earlier step, before a plugin was called.
    if (now.state.last_turn != now.state.turn) now.state.last.clear();
    now.state.last_turn = now.state.turn;
    for (const auto& said : now.drafts) {
        now.out.says.push_back(render(now.known, said, now.state, now.state.locale));
        now.state.last.push_back(remember(said));
    }
}

bool say_again(exchange& now, bool only_last) {
    const auto& last = now.state.last;
    if (last.empty()) return false;
    for (std::size_t i = only_last ? last.size() - 1 : 0; i < last.size(); ++i)
        now.say(recall(*last[i]));
    return true;
}

void call_plugin(exchange& now, plugin_call call, json::object pending) {
    pending["plugin"] = call.plugin;
    now.state.call = std::move(pending);
    now.out.call = std::move(call);
}

}  // namespace lotsen::talk

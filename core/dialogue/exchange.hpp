// One step under way: what came in is being answered. The engine's functions share it.
#pragma once

#include "core/dialogue/knowledge.hpp"
#include "core/dialogue/speech.hpp"
#include "core/dialogue/state.hpp"

namespace lotsen::talk {

/// What the resident wrote. `from` is the byte at which an answer begins ("no, I meant ..." is not
/// part of it).
struct words_said {
    const understanding& what;
    std::string_view photo;
    std::size_t from = 0;
};

struct exchange {
    const knowledge& known;
    const dialogue_context& context;
    dialogue_state& state;
    outcome& out;
    std::vector<draft> drafts;

    const thresholds& limits() const { return known.limits(); }
    const form* declaration(const running_form& of) const {
        return known.find_form(of.plugin, of.name);
    }
    void say(draft said) { drafts.push_back(std::move(said)); }
};

/// Renders the drafts into the outcome and remembers the turn's for `repeat`.
void finish(exchange& now);

/// Says the last turn again, in today's language. `only_last`: its last utterance alone.
/// False where nothing was said yet.
bool say_again(exchange& now, bool only_last);

/// Asks `plugin`; `pending` is what the answer will be understood by: {"kind", ...}.
void call_plugin(exchange& now, plugin_call call, json::object pending);

}  // namespace lotsen::talk

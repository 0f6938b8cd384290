// Questions that lean on what was answered before: "how do I get there?", after a meeting place was
// shown.
#pragma once

#include "core/dialogue/exchange.hpp"

namespace lotsen::talk {

/// What words want by themselves.
struct self_wanted {
    const intent_score* best = nullptr;  // null: nothing
    bool surely = false;
};

/// Such a question is for the intent that the one answered last names for it (`follow_up` in the
/// manifest), unless the words want something by themselves that does not give way. "The second
/// one" is about the second that was shown. False where the words lean on nothing.
bool take_follow_up(exchange& now, const words_said& words, const self_wanted& own);

/// In a form, one about what the form is for ("where is it?", at a booking's question for a name)
/// goes the same way, and the form waits. False where the words may be the answer to `asked`.
bool follow_up_in_form(exchange& now, const words_said& words, const slot& asked);

/// The wish is about what is named so: its text ends in the name, and the plugin gets it by itself
/// too.
void name_subject(intent_wish& wish, std::string_view name);

/// The plugin answered one of these as it answered before: says that this is all, and who knows
/// more.
void not_twice(exchange& now);

}  // namespace lotsen::talk

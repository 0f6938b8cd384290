// From an understanding to what is done about it: one intent, a choice of a few, or a question.
#pragma once

#include "core/dialogue/exchange.hpp"

namespace lotsen::talk {

/// What the words want of this intent: its slots and particulars that stand in them.
intent_wish wish_of(
    exchange& now, const words_said& words, std::string_view plugin, std::string_view intent
);

/// Does what is wanted. A form in front waits meanwhile.
void begin_intent(exchange& now, intent_wish wish);

/// Words while no form is active: acted on, clarified, or asked for again.
void answer_open(exchange& now, const words_said& words);

/// The words leave the running form for another intent. `asked`: the slot they might answer.
bool digress(exchange& now, const words_said& words, const slot* asked);

/// Greeting, thanks, goodbye, help: answered without leaving the form.
bool small_talk_in_form(exchange& now, const words_said& words);

/// Keeps the sentence for an intent that is only offered; its effect names this turn as "heard".
void keep_heard(exchange& now, const words_said& words);

/// Core's own intents. False where there is none of this name.
bool begin_core_intent(exchange& now, const intent_wish& wish);

void greet(exchange& now);
/// Another way of putting it is asked for, with the tiles; the second time in a row a person is
/// offered.
void not_understood(exchange& now);
void ask_to_rephrase(exchange& now);
/// Danger: the number to call first, before anything else.
void answer_danger(exchange& now, const words_said& words);

}  // namespace lotsen::talk

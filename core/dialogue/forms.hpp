// Forms: begun, filled, asked for slot by slot, confirmed, submitted, ended.
#pragma once

#include "core/dialogue/exchange.hpp"
#include "core/dialogue/values.hpp"
#include "core/plugin/action.hpp"

namespace lotsen::talk {

/// Puts a form in front of all others, with what is already known of its slots (canonical values).
/// The caller then says what it has to say, and calls `advance`. Null where there is no such form.
running_form* begin_form(
    exchange& now,
    std::string_view plugin,
    std::string_view name,
    std::string_view intent,
    const json::object& slots
);
/// What a sentence that started the form already says of it.
json::object prefilled(
    exchange& now, const words_said& words, std::string_view plugin, std::string_view form
);

/// The values read from one sentence: accepted, or waiting for the plugin's `validate`.
struct filling {
    std::vector<std::string> slots;  // filled now
    bool asked = false;              // the question asked is among them
    part problem;                    // what is wrong with the answer to it
};
/// Fills the slot asked for, and every empty slot the sentence mentions besides.
filling fill(exchange& now, running_form& in, const words_said& words);
/// Gives one slot a value, checked by its type. Where it is a new one, what was chosen of a
/// plugin's choices behind it is asked again.
void put(exchange& now, running_form& in, const slot& of, json::value value);
/// "I have noted: ..." for these slots.
void say_noted(
    exchange& now, const running_form& in, const std::vector<std::string>& slots, message_id opening
);

/// Goes on with the form in front: a value to validate, the next question, the summary, submission.
void advance(exchange& now);
/// Asks for one slot. Also of a plugin, where the slot is dynamic.
void ask_slot(exchange& now, running_form& in, const slot& of);
/// Asks with the plugin's own words and options.
void ask_custom(exchange& now, running_form& in, const slot& of, const ask& question);
/// Asks which of these options, which are some of the slot's choices.
void ask_among(
    exchange& now, running_form& in, const slot& of, const std::vector<std::string>& options
);
/// The question that waits for an answer, once more.
void ask_again(exchange& now);

void show_summary(exchange& now, running_form& in);
void ask_what_to_change(exchange& now, running_form& in);
/// Confirmed: the plugin (or, for core's own form, the contact centre) gets it.
void submit(exchange& now, running_form& in);
/// The plugin answered `submit`, or failed to.
void submitted(exchange& now, const receipt& got);
void not_submitted(exchange& now, const error& why);

/// Takes the form off the stack; what was below it is parked.
void end_form(exchange& now, std::int64_t instance);
/// Makes it the one in front, and active. Null where it has ended.
running_form* bring_to_front(exchange& now, std::int64_t instance);
/// "Shall we go on where we were?", where a form waits. False where none does.
bool offer_to_resume(exchange& now);
/// Ends a form at the resident's wish, and says so.
void cancel_form(exchange& now, std::int64_t instance);
/// The next slot to ask for; null when there is none left.
const slot* next_slot(const exchange& now, const running_form& in, const form& declared);
/// Whether the question is put: it applies, and where the resident stands it can be answered. At a
/// kiosk there is no picture to send; where one is required it is asked for all the same.
bool is_put(const exchange& now, const running_form& in, const slot& of);
/// The slot that a long sentence answers as a whole: the first free text that is asked for.
const slot* story_slot(const form& declared);

}  // namespace lotsen::talk

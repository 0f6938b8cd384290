// Repair: the resident takes back, corrects, skips, wonders, or wants to hear it again.
#pragma once

#include "core/dialogue/forms.hpp"

namespace lotsen::talk {

/// Words to the form in front: a repair, a digression, or an answer.
void answer_form(exchange& now, const words_said& words);
/// An act of the dialogue itself while no form is active. False where it means nothing here.
bool repair_outside(exchange& now, const words_said& words);

void skip_slot(exchange& now, running_form& in, const slot& of);
/// Asks for the slot again, or, without one, which it shall be.
void change_slot(exchange& now, running_form& in, const slot* of);
/// A form ended: back to the one that waits, or is there anything else?
void after_ending(exchange& now);
/// New values for slots that have one, or a new answer to the question before. False: nothing in
/// it.
bool correct(exchange& now, running_form& in, const words_said& words);

}  // namespace lotsen::talk

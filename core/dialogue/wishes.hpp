// A message that wants two things: both are done, in order. The later ones wait in the state.
#pragma once

#include "core/dialogue/exchange.hpp"

namespace lotsen::talk {

/// Begins the first wish of the words and keeps the others. False where the words have but one, or
/// one that nobody answers.
bool take_wishes(exchange& now, const words_said& words);

/// Begins the next wish that waits, where nothing else is under way.
void go_on_with_wishes(exchange& now);

}  // namespace lotsen::talk

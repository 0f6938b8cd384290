// From what the dialogue came to, to what the log and the board get.
#pragma once

#include <vector>

#include "core/dialogue/dialogue.hpp"
#include "core/handover/board.hpp"
#include "core/journal/journal.hpp"

namespace lotsen {

/// Adds a step's outcome to those before it in the same turn: words are added, the state replaced.
void add_outcome(outcome& sum, outcome step);

/// The events of a turn, in the order in which they are said.
std::vector<new_event> events_of(const outcome& all);

/// What the record keeps of a handover for the desk.
json::object handover_of(const handover_wish& wish);

/// The board's entry of a conversation that a queue or an agent owns.
board_entry entry_of(const conversation_record& record, time_point now);

}  // namespace lotsen

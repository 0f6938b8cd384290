// Forms that are under way when their declaration changes: a plugin was reloaded, or the service
// was started with another version of it.
#pragma once

#include <string>

#include "core/dialogue/exchange.hpp"

namespace lotsen::talk {

/// What a form's slots are declared as: equal for equal declarations of this build. So many
/// characters for each slot, in their order.
std::string print_of(const form& declared);
inline constexpr std::size_t slot_print_characters = 8;

/// Forms that are declared no more end, and it is said. Where slots have changed, what was answered
/// of them is asked anew, and options shown before are open no longer: their ids count slots and
/// choices. One that was sent and may have arrived stays as it is.
void follow_declarations(exchange& now);

}  // namespace lotsen::talk

// To a person: at once where one can take over, otherwise by a message that is answered later.
#pragma once

#include "core/dialogue/exchange.hpp"

namespace lotsen::talk {

/// The resident wants a person, or the bot knows no further. `reason`: a message id of core.
void want_person(exchange& now, std::string_view reason);
/// Likewise, to a plugin's queue. Empty members of the wish are filled in.
void hand_to_person(exchange& now, handover_wish wish);
/// The form `callback` is confirmed: the message goes to the contact centre.
void leave_message(exchange& now, std::int64_t instance);
/// What was said and filled in so far, for staff, in the municipality's first locale.
std::string summary_for_staff(const exchange& now);

}  // namespace lotsen::talk

// One person among those who want to join a safety group, and as an association's contact.
#pragma once

#include <chrono>

#include "core/plugin/person.hpp"
#include "core/plugin/services.hpp"

namespace lotsen::associations {

// As the form tells the resident, and the manifest declares.
inline constexpr std::chrono::days kept_at_most{180};
inline constexpr std::chrono::days kept_after_handled{30};

/// Kind "joiner": goes whole. Kind "association", found by a contact: is told and stays, since the
/// register is the city's to change. Errors: what `database::run` gives.
result<person_reply> person_in(database& kept, const person_request& asked);

}  // namespace lotsen::associations

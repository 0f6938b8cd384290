// One person's bookings, told and stripped of the person.
#pragma once

#include <chrono>

#include "core/plugin/person.hpp"
#include "core/plugin/services.hpp"

namespace lotsen::youth_jobs {

/// As the form tells the resident, and the manifest declares.
inline constexpr std::chrono::days kept_after_meeting{30};

/// Theirs is a booking with the reference, from the conversation, or with the number or address,
/// and a time that the conversation holds. Erasing takes out who it is; a booking to come is
/// cancelled too ("cancelled"), since nobody would come to it; its time, topic and outcome stay as
/// statistics. Errors: what `database::run` gives.
result<person_reply> bookings_of(database& kept, const person_request& asked);

}  // namespace lotsen::youth_jobs

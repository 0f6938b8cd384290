// A booking as an iCalendar file (RFC 5545), so that it lands in the resident's own calendar.
#pragma once

#include <string>

#include "plugins/youth_jobs/bookings.hpp"

namespace lotsen::youth_jobs {

/// UTC times; the UID stays the same through every change, so that a newer file replaces the older
/// entry. Holds nothing about the resident. `venue` and `place` are plain text; `place` may be
/// empty.
std::string to_icalendar(const booking& booked, const std::string& venue, const std::string& place);

}  // namespace lotsen::youth_jobs

// Days as the desk writes them: "2026-11-23".
#pragma once

#include <string>
#include <string_view>

#include "core/base/clock.hpp"

namespace lotsen::city_guide {

/// A day of the calendar, in ISO 8601's extended form. Such texts sort as their days do.
bool is_date(std::string_view text);

/// `date` must be one (is_date).
std::string plus_days(std::string_view date, int days);

/// The day it is where the municipality is.
std::string today(const time_zone& zone, time_point now);

}  // namespace lotsen::city_guide

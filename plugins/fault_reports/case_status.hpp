// What a resident is told about a report that exists, or does not.
#pragma once

#include <string_view>

#include "core/plugin/action.hpp"
#include "plugins/fault_reports/report.hpp"
#include "plugins/fault_reports/settings.hpp"

namespace lotsen::fault_reports {

/// Status and date, what kind of fault it is, and staff's note. Nothing of what the reporter wrote:
/// a reference can be read over somebody's shoulder.
actions status_of(const report& kept);

/// A rightly written reference that names no report.
actions unknown_reference(std::string_view reference, const settings& set);

}  // namespace lotsen::fault_reports

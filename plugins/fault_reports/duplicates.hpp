// Whether a new report is about a fault that somebody has reported already.
#pragma once

#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "plugins/fault_reports/report.hpp"

namespace lotsen::fault_reports {

/// Metres along the surface between two positions (haversine on a sphere; under 1 % off).
double distance_m(const position& left, const position& right) noexcept;

/// The reference of the report that `asked` repeats, or empty. `rows` are those of the query
/// `alike`, best first. Two reports are the same fault where their places are:
/// both measured (a position, and no gazetteer name that it stands for): within `radius_m`;
/// otherwise: named alike in words, and not further apart than `radius_m` where both have a
/// position. A place that is a whole district ("Hagalund"), or the category `other`, needs a like
/// description too: a district has more than one bin.
std::string find_duplicate(
    const report& asked, const std::vector<json::object>& rows, double radius_m
);

}  // namespace lotsen::fault_reports

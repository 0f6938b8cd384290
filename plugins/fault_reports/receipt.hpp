// What a resident is told when a report is in, the first time and every time after.
#pragma once

#include "core/plugin/turn.hpp"
#include "plugins/fault_reports/report.hpp"
#include "plugins/fault_reports/settings.hpp"

namespace lotsen::fault_reports {

/// Made of the stored report alone, so that a repeated submission gives the same receipt.
receipt receipt_of(const report& kept, const settings& set);

}  // namespace lotsen::fault_reports

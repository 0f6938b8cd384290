// What an operator may set, with what holds otherwise.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/json.hpp"

namespace lotsen::fault_reports {

struct settings {
    std::string phone = "08-746 10 00";      // the contact centre
    std::int64_t duplicate_radius_m = 75;    // metres; 0: places are compared by their words alone
    std::int64_t duplicate_days = 14;        // 0: no report is ever linked to another
    std::int64_t graffiti_working_days = 3;  // the city's own target
};

settings read_settings(const json::object& options);

}  // namespace lotsen::fault_reports

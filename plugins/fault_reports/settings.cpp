#include "plugins/fault_reports/settings.hpp"

namespace lotsen::fault_reports {

settings read_settings(const json::object& options) {
    settings set;
    if (const auto phone = text_at(options, "phone"); !phone.empty()) set.phone = phone;
    set.duplicate_radius_m =
        integer_at(options, "duplicate_radius_m").value_or(set.duplicate_radius_m);
    set.duplicate_days = integer_at(options, "duplicate_days").value_or(set.duplicate_days);
    set.graffiti_working_days =
        integer_at(options, "graffiti_working_days").value_or(set.graffiti_working_days);
    return set;
}

}  // namespace lotsen::fault_reports

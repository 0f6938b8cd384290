// The intent venue_info: Fabrik 38, from what the city has decided and what staff have set.
#pragma once

#include <string>
#include <string_view>

#include "core/plugin/plugin.hpp"
#include "plugins/youth_jobs/settings.hpp"

namespace lotsen::youth_jobs {

inline constexpr std::string_view venue_name = "Fabrik 38";

turn_reply venue_info(const settings& known);

}  // namespace lotsen::youth_jobs

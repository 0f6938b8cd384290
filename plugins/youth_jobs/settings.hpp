// What staff have said about the venue and the city's own summer jobs. What nobody has said is not
// known, and the bot says so.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/services.hpp"

namespace lotsen::youth_jobs {

using settings = std::map<std::string, std::string, std::less<>>;

/// Name and desk field type of everything that can be set, in the order it is shown.
struct setting_kind {
    std::string_view name;
    std::string_view type;
};
const std::vector<setting_kind>& setting_kinds();

/// Throws where the database fails.
settings read_settings(database& from);

/// Canonical values: dates "2026-11-23", hours "14:00-21:00" or "closed". An empty value makes the
/// thing unknown again. Errors: invalid (a message id: what is wrong), and what the database gives.
result<void> write_setting(
    database& to,
    std::string_view name,
    std::string_view value,
    std::string_view staff,
    time_point now
);

/// "2026-11-23" or "14:00" read; invalid otherwise. Of a time only hour and minute are set.
result<civil_time> read_date(std::string_view text);
result<civil_time> read_clock(std::string_view text);

}  // namespace lotsen::youth_jobs

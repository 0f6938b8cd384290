// How long what is personal in a report is kept. The manifest's retention_days are the rule.
#pragma once

#include <filesystem>

#include "core/plugin/services.hpp"

namespace lotsen::fault_reports {

/// Days after a report's last change; 0 keeps for good.
struct retention {
    int email_days = 0;  // and the conversation it came from
    int photo_days = 0;
    int report_days = 0;  // the whole report, its words and its history
};

/// Throws where the plugin's manifest cannot be read.
retention read_retention(const std::filesystem::path& folder);

/// What was erased by one run.
struct erased {
    std::size_t emails = 0;
    std::size_t photos = 0;
    std::size_t reports = 0;
};

/// Erases in one transaction what has been kept long enough and logs how much of what it was. A
/// report under legal hold is left alone. Errors: what `database::run` gives.
result<erased> erase_expired(database& kept, const retention& rule, time_point now);

}  // namespace lotsen::fault_reports

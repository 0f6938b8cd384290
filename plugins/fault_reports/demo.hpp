// Example reports for a service that shows itself. Labelled as such in their own words.
#pragma once

#include <filesystem>

#include "plugins/fault_reports/store.hpp"

namespace lotsen::fault_reports {

/// Fills an empty store from fixtures/reports.json. Throws where that is unreadable or refused.
void fill_with_examples(
    store& reports, const std::filesystem::path& folder, const settings& set, time_point now
);

}  // namespace lotsen::fault_reports

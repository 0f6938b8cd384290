// All that `lotsen plugin test` tries of one plugin.
#pragma once

#include <filesystem>
#include <ostream>

#include "core/app/config/config.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen::trial {

/// Prints progress, and one line for each failure. How many there were.
int test_plugin(const config& settings, const std::filesystem::path& folder, std::ostream& out);

}  // namespace lotsen::trial

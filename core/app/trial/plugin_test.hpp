// All that `lotsen plugin test` tries of one plugin.
#pragma once

#include <filesystem>
#include <ostream>

#include "core/app/config/config.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen::trial {

/// Prints progress, and one line for each failure. How many there were.
int test_plugin(const config& settings, const std::filesystem::path& folder, std::ostream& out);

/// Where the plugin can be run from: the folder itself, or, of a C++ module's source, the built
/// one. Errors: not_found (it is not built).
result<std::filesystem::path> built_folder(const config& settings, const manifest& of);

}  // namespace lotsen::trial

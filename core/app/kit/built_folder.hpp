// Where a plugin can be run from.
#pragma once

#include <filesystem>

#include "core/app/config/config.hpp"
#include "core/base/result.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen {

/// The plugin's own folder, or, where that is the source of a C++ module, the folder in which it
/// was built. Errors: not_found (it is not built; how to).
result<std::filesystem::path> built_folder(const config& settings, const manifest& of);

}  // namespace lotsen

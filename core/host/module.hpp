// A plugin's shared module: looked at before it is trusted, loaded once, never unloaded.
#pragma once

#include <filesystem>
#include <memory>

#include "core/base/result.hpp"
#include "core/plugin/plugin.hpp"

namespace lotsen {

/// Loads lib<id>.so of the plugin's folder, compares interface version and build identity before
/// any other symbol is touched, and makes the plugin. Errors: not_found (no file, or the dynamic
/// linker refused it), invalid (it is no module, or one of another interface or build).
result<std::unique_ptr<plugin>> load_module(const manifest& declared);

}  // namespace lotsen

// How a plugin begins: a copy of a template under a name of its own.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace lotsen {

/// What stands for the new plugin's name in the files of a template.
inline constexpr std::string_view template_name = "plugin_name";

/// Whether a plugin may be called so: a manifest's id, and for C++ a name that does not begin with
/// a digit. Errors: invalid (why not).
result<void> check_plugin_name(std::string_view name, std::string_view language);

/// Copies what the language's template and the shared one below `templates` have to `target`, with
/// the name put in. It is made beside `target` and renamed: all of it or nothing. Errors: invalid
/// (the name), conflict (`target` is there already), not_found (no such language; the detail names
/// those there are), unavailable (it cannot be written).
result<void> begin_plugin(
    const std::filesystem::path& templates,
    std::string_view language,
    std::string_view name,
    const std::filesystem::path& target
);

}  // namespace lotsen

// Whole files, read and written.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace lotsen {

/// Errors: not_found.
result<std::string> read_whole(const std::filesystem::path& file);

/// Through a file beside it and a rename: nobody reads half of it, and a crash leaves what was
/// there. Errors: unavailable.
result<void> write_whole(const std::filesystem::path& file, std::string_view bytes);

}  // namespace lotsen

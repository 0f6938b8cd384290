// YAML files as JSON values, for who would rather write transcripts so.
#pragma once

#include <filesystem>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace lotsen::trial {

/// By the core schema of YAML 1.2.2 (10.3): true, false, null, integers and decimal numbers are
/// that where they stand unquoted, everything else is text, also yes, no and 070-123 45 67. Errors:
/// not_found, invalid ("file: line: what"; deeper than `most_levels`; a name given twice).
result<json::value> read_yaml(const std::filesystem::path& file);
inline constexpr int most_levels = 32;

}  // namespace lotsen::trial

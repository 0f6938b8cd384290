// Boost.JSON with the few look-ups that every reader of outside data needs.
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace lotsen {

namespace json = boost::json;

/// Deepest nesting that is read from outside.
inline constexpr std::size_t json_depth_limit = 32;

/// Errors: not_json, with line and column in the detail. `name` says in it what was read.
result<json::value> parse_json(std::string_view text, std::string_view name = "input");

/// As parse_json, with // and /* */ comments allowed, as in every file of ours.
result<json::value> parse_commented_json(std::string_view text, std::string_view name);
/// Of a file. Errors: not_found, not_json.
result<json::value> read_json(const std::filesystem::path& file);

/// What parse_json says of a `problem` found at this byte.
error json_problem(
    std::string_view text,
    std::string_view name,
    std::size_t offset,
    const json::error_code& problem
);

/// The member as text; empty where it is absent or something else.
std::string_view text_at(const json::object& object, std::string_view key) noexcept;
std::optional<std::int64_t> integer_at(const json::object& object, std::string_view key) noexcept;
bool flag_at(const json::object& object, std::string_view key, bool otherwise = false) noexcept;

/// The member as an array or object; an empty one where it is absent or something else.
const json::array& array_at(const json::object& object, std::string_view key) noexcept;
const json::object& object_at(const json::object& object, std::string_view key) noexcept;

}  // namespace lotsen

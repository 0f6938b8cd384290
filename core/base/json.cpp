#include "core/base/json.hpp"

#include <algorithm>

#include "core/base/files.hpp"

namespace lotsen {
namespace {

result<json::value> parse(
    std::string_view text, std::string_view name, json::parse_options options
) {
    options.max_depth = json_depth_limit;
    json::parser parser({}, options);
    json::error_code problem;
    const std::size_t read = parser.write_some(text, problem);
    if (!problem) {
        const auto rest = text.substr(read).find_first_not_of(" \t\r\n");
        if (rest != text.npos) problem = json::error::extra_data;
    }
    if (problem) return json_problem(text, name, read, problem);
    return parser.release();
}

}  // namespace

error json_problem(
    std::string_view text,
    std::string_view name,
    std::size_t offset,
    const json::error_code& problem
) {
    const auto before = text.substr(0, std::min(offset, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto column =
        offset - (before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1) + 1;
    auto detail = std::string(name);
    detail += ':' + std::to_string(line) + ':' + std::to_string(column) + ": " + problem.message();
    return {errc::not_json, std::move(detail)};
}

result<json::value> parse_json(std::string_view text, std::string_view name) {
    return parse(text, name, {});
}

result<json::value> parse_commented_json(std::string_view text, std::string_view name) {
    json::parse_options options;
    options.allow_comments = true;
    return parse(text, name, options);
}

result<json::value> read_json(const std::filesystem::path& file) {
    const auto text = read_whole(file);
    if (text.has_error()) return text.error();
    return parse_commented_json(*text, file.string());
}

std::string_view text_at(const json::object& object, std::string_view key) noexcept {
    const auto* value = object.if_contains(key);
    if (value == nullptr || !value->is_string()) return {};
    return value->get_string();
}

std::optional<std::int64_t> integer_at(const json::object& object, std::string_view key) noexcept {
    const auto* value = object.if_contains(key);
    if (value == nullptr) return std::nullopt;
    json::error_code problem;
    const auto number = value->to_number<std::int64_t>(problem);
    if (problem) return std::nullopt;
    return number;
}

bool flag_at(const json::object& object, std::string_view key, bool otherwise) noexcept {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_bool() ? value->get_bool() : otherwise;
}

const json::array& array_at(const json::object& object, std::string_view key) noexcept {
    static const json::array none;
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_array() ? value->get_array() : none;
}

const json::object& object_at(const json::object& object, std::string_view key) noexcept {
    static const json::object none;
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_object() ? value->get_object() : none;
}

}  // namespace lotsen

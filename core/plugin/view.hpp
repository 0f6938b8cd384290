// Builds the JSON of a desk view (core/app/PROTOCOL.md, "Settings and plugins' views"). Labels are
// message ids of the plugin's catalogue, which the app renders in the staff member's language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen::view {

/// A message wherever a view's JSON has text.
inline json::object text(std::string_view id, json::object args = {}) {
    return {{"message", id}, {"args", std::move(args)}};
}

/// `type`: text, number, time, date, flag, choice, long_text, photo (whose cells are of `photo`).
inline json::object column(std::string_view name, std::string_view label, std::string_view type) {
    return {{"name", name}, {"label", text(label)}, {"type", type}};
}

/// A photo that was sent in a conversation; null where either is empty.
inline json::value photo(std::string_view conversation, std::string_view id) {
    if (conversation.empty() || id.empty()) return nullptr;
    return json::object{{"conversation", conversation}, {"photo", id}};
}

/// Shown beside a command; a row's member of the same name is what it begins with.
inline json::object field(
    std::string_view name, std::string_view label, std::string_view type, bool required
) {
    return {{"name", name}, {"label", text(label)}, {"type", type}, {"required", required}};
}

/// Value and label's message id.
using choices = std::vector<std::pair<std::string, std::string>>;

inline json::object choice(
    std::string_view name, std::string_view label, const choices& of, bool required
) {
    auto made = field(name, label, "choice", required);
    json::array offered;
    for (const auto& [value, id] : of)
        offered.push_back(json::object{{"value", value}, {"label", text(id)}});
    made["choices"] = std::move(offered);
    return made;
}

/// `scope`: "view", or "row": its arguments then have the row's "id".
inline json::object command(
    std::string_view name, std::string_view label, std::string_view scope, json::array fields
) {
    return {
        {"command", name}, {"label", text(label)}, {"scope", scope}, {"fields", std::move(fields)}};
}

}  // namespace lotsen::view

// The languages that locales/locales.json says are served, in their order.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen::test {

inline std::vector<std::string> served_locales() {
    std::vector<std::string> tags;
    const auto file = std::filesystem::path(LOTSEN_SOURCE_DIR) / "locales" / "locales.json";
    const auto list = read_json(file).value();
    for (const auto& one : list.as_array())
        tags.emplace_back(text_at(one.as_object(), "tag"));
    return tags;
}

/// Those with example sentences and words of their own: not easy Swedish.
inline std::vector<std::string> served_languages() {
    auto tags = served_locales();
    std::erase_if(tags, [](const std::string& tag) { return tag.find("-x-") != tag.npos; });
    return tags;
}

}  // namespace lotsen::test

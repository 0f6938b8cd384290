#include "plugins/city_guide/answer.hpp"

#include <algorithm>

namespace lotsen::city_guide {

bool is_topic(std::string_view name) noexcept {
    return std::find(topics.begin(), topics.end(), name) != topics.end();
}

answer from_row(const json::object& row) {
    answer kept;
    kept.topic = text_at(row, "topic");
    kept.language = text_at(row, "language");
    kept.text = text_at(row, "text");
    kept.source = text_at(row, "source");
    kept.reviewed = text_at(row, "reviewed");
    kept.changed_at = text_at(row, "changed_at");
    kept.changed_by = text_at(row, "changed_by");
    return kept;
}

std::vector<std::string> languages_for(std::string_view locale) {
    std::vector<std::string> chain;
    while (!locale.empty()) {
        chain.emplace_back(locale);
        const auto cut = locale.rfind('-');
        locale = cut == std::string_view::npos ? std::string_view() : locale.substr(0, cut);
    }
    if (std::find(chain.begin(), chain.end(), fallback_language) == chain.end())
        chain.emplace_back(fallback_language);
    return chain;
}

}  // namespace lotsen::city_guide

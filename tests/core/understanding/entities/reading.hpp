// Reads a text on Monday 23 November 2026, 11:00 in Solna, and says one type of entity as text.
#pragma once

#include <string>
#include <vector>

#include "core/text/time_zone.hpp"
#include "core/understanding/entities/entities.hpp"

namespace lotsen::test {

inline std::vector<entity> read_all(std::string_view text, std::string_view language = "sv") {
    static const auto zone = make_time_zone("Europe/Stockholm").value();
    static const auto places =
        gazetteer::load(std::string(LOTSEN_SOURCE_DIR) + "/core/understanding/places/solna.json")
            .value();
    static const auto words =
        entities::lexicons::load(
            std::string(LOTSEN_SOURCE_DIR) + "/core/understanding/entities/words"
        )
            .value();
    const entity_context context{
        from_rfc3339("2026-11-23T10:00:00Z").value(), zone.get(), places.get(), words.get()};
    return find_entities(text, language, context);
}

/// The values of one type, joined by blanks.
inline std::string values(
    std::string_view type, std::string_view text, std::string_view language = "sv"
) {
    std::string found;
    for (const auto& one : read_all(text, language)) {
        if (one.type != type) continue;
        if (!found.empty()) found += ' ';
        found += one.value;
    }
    return found;
}

/// The pieces of text that were read as one type, joined by "|".
inline std::string pieces(
    std::string_view type, std::string_view text, std::string_view language = "sv"
) {
    std::string found;
    for (const auto& one : read_all(text, language)) {
        if (one.type != type) continue;
        if (!found.empty()) found += '|';
        found += text.substr(one.begin, one.end - one.begin);
    }
    return found;
}

}  // namespace lotsen::test

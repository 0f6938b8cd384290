// A part of a message, as if it had been said alone.
#pragma once

#include <cstddef>

#include "core/understanding/understanding.hpp"

namespace lotsen {

/// The bytes [begin, end) of what was read, without the blanks at its end: text, language and
/// particulars, without intents and wishes.
inline understanding part_of(const understanding& whole, std::size_t begin, std::size_t end) {
    understanding part;
    while (end > begin && (whole.text[end - 1] == ' ' || whole.text[end - 1] == '\n'))
        --end;
    part.text = whole.text.substr(begin, end - begin);
    part.language = whole.language;
    part.language_confidence = whole.language_confidence;
    for (const auto& one : whole.entities) {
        if (one.begin < begin || one.end > end) continue;
        part.entities.push_back(one);
        part.entities.back().begin -= begin;
        part.entities.back().end -= begin;
    }
    return part;
}

}  // namespace lotsen

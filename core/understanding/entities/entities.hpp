// Particulars in what a resident wrote: when, where, how to reach them, which case, how many.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/text/utf8.hpp"
#include "core/understanding/entities/gazetteer.hpp"
#include "core/understanding/entities/lexicon.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

/// Borrowed for the call; each may be null, and what needs it is then not looked for.
struct entity_context {
    time_point now{};
    const time_zone* zone = nullptr;  // date and time
    const gazetteer* places = nullptr;
    const entities::lexicons* words = nullptr;  // numbers, dates and times in words
};

/// By `begin`; spans are bytes of `text` and may overlap where a text can be read in two ways.
/// Words are those of `language` (a tag), then Swedish and English: residents mix. Thread-safe.
///
/// Rules that are choices: a date without a year is the next one to come; a weekday is the next
/// after today, with "next" the one of next week; an hour from one to six without anything else is
/// in the afternoon. Their confidence is lower, and forms confirm what they fill in. Telephone
/// numbers: ITU-T E.164 (at most 15 digits), and PTS's Swedish numbering plan (a national number
/// has 7 to 9 digits behind the 0, a mobile one 9).
std::vector<entity> find_entities(
    std::string_view text, std::string_view language, const entity_context& context
);
/// The same of a text whose folded form is there already.
std::vector<entity> find_entities(
    std::string_view text,
    const folded_text& folded,
    std::string_view language,
    const entity_context& context
);

}  // namespace lotsen

// The number of a house that a place lacks, or has wrong.
#pragma once

#include "core/dialogue/values.hpp"

namespace lotsen::talk {

/// The place, where the sentence is nothing but the same street with a house number ("at
/// Hagalundsgatan 5"), which it has not.
std::optional<json::value> with_house_number(const words_said& words, const json::value& place);
/// The value of a place, at the house number that the sentence ends with: "14", "number 14 B".
std::optional<json::value> renumbered(const words_said& words, const json::value& place);

}  // namespace lotsen::talk

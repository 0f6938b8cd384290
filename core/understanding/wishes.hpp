// A message that asks for two things: where the one ends and the other begins.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "core/understanding/likely_intent.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

inline constexpr std::size_t most_wishes = 3;  // of one message; the rest belongs to the last

/// The intents of the bytes [begin, end) as if they were said alone, best first.
using score_part = std::function<std::vector<likely_intent>(std::size_t begin, std::size_t end)>;

/// Whether a word joins two wishes ("and", "also").
using joining_word = std::function<bool(std::string_view word)>;

struct text_part {
    std::size_t begin = 0;  // bytes
    std::size_t end = 0;
};

/// A message without what it says besides, before and after: who somebody is, thanks, no hurry. All
/// of it where nothing else is left. Of `read` text and entities are used.
text_part wanted_part(
    const understanding& read, const score_part& score, const joining_word& joins
);

/// The wishes in the wanted part of a message, whose intents are known: two or more, in order, each
/// clear by itself and none the same as its neighbour; otherwise empty. Greetings and thanks are no
/// wishes.
std::vector<wish> find_wishes(
    const understanding& whole, text_part wanted, const score_part& score, const joining_word& joins
);

}  // namespace lotsen

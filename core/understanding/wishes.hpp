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

/// The wishes of a whole message whose intents are known: two or more, in order, each clear by
/// itself and none the same as its neighbour; otherwise empty. Greetings and thanks are no wishes.
std::vector<wish> find_wishes(
    const understanding& whole, const score_part& score, const joining_word& joins
);

}  // namespace lotsen

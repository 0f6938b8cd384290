// What the intent classifier sees of a text: hashes of its letters, words and pairs of words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lotsen {

/// characters: 1-5 letters within a word, its ends marked. word: a word as a whole. neighbours: two
/// words side by side, the ends of the text counting as words. stems: the first four letters of two
/// words, in any order, at most `stem_distance` apart; they hold inflected languages together.
enum class feature_kind : std::uint8_t { characters, word, neighbours, stems };

inline constexpr std::size_t feature_kinds = 4;
inline constexpr std::size_t longest_gram = 5;  // letters
inline constexpr std::size_t stem_letters = 4;
inline constexpr std::size_t stem_distance = 6;       // words
inline constexpr std::size_t most_features = 60'000;  // of one text; what follows is not looked at

/// One occurrence; the kind stands in the two lowest bits of its hash.
using feature = std::uint64_t;

inline feature_kind kind_of(feature one) noexcept {
    return static_cast<feature_kind>(one & 3U);
}

/// Replaces what `found` holds by the features of `folded` (see core/text/normalise.hpp), in its
/// order; one that occurs twice is given twice. Reuses the memory of `found`.
void find_features(std::string_view folded, std::vector<feature>& found);

}  // namespace lotsen

// What the intent classifier sees of a text: hashes of its letters, words and pairs of words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lotsen {

/// characters: 1-5 letters within a word, its ends marked. word: a word as a whole. neighbours: two
/// words side by side, the ends of the text counting as words. stems: the first four letters of two
/// words, in any order, at most `stem_distance` apart; they hold inflected languages together.
/// Han is written without blanks: a run of it is a whole phrase that nobody writes again, and has
/// characters alone, 1-3 of them.
enum class feature_kind : std::uint8_t { characters, word, neighbours, stems };

inline constexpr std::size_t feature_kinds = 4;
inline constexpr std::size_t longest_gram = 5;  // letters
inline constexpr std::size_t longest_han_gram = 3;
inline constexpr std::size_t stem_letters = 4;
inline constexpr std::size_t stem_distance = 6;    // words
inline constexpr std::size_t most_words = 2'000;   // of one text; what follows is not looked at
inline constexpr std::size_t most_letters = 1000;  // of one word, likewise

/// One occurrence; the kind stands in the two lowest bits of its hash.
using feature = std::uint64_t;

inline feature_kind kind_of(feature one) noexcept {
    return static_cast<feature_kind>(one & 3U);
}

struct feature_word {
    std::uint64_t whole = 1;   // hash of all its letters ...
    std::uint64_t stem = 1;    // ... and of the first `stem_letters`
    std::uint32_t begin = 0;   // byte of the folded text
    std::uint32_t letter = 0;  // its first in feature_words::letters
    std::uint32_t size = 0;    // letters
    bool is_run = false;       // of Han
};

struct feature_words {
    std::vector<char32_t> letters;  // of all words, one after the other
    std::vector<feature_word> all;

    std::u32string_view of(const feature_word& one) const {
        return std::u32string_view(letters.data() + one.letter, one.size);
    }
};

/// Replaces what `found` holds, and reuses its memory, by the words of `folded` (see
/// core/text/normalise.hpp). A number of three digits or more is as many zeros: which it is says
/// nothing.
void find_feature_words(std::string_view folded, feature_words& found);

/// The features of a word by itself, behind those that `found` holds: characters and word.
void add_word_features(
    std::u32string_view letters, std::uint64_t whole, std::vector<feature>& found
);

/// Whether two words have features together.
inline bool are_paired(const feature_word& one, const feature_word& other) noexcept {
    return !one.is_run && !other.is_run;
}

/// In place of a word's `whole`: the beginning or the end of a text.
inline constexpr std::uint64_t end_of_text = 4;

feature neighbours_feature(std::uint64_t left_whole, std::uint64_t right_whole) noexcept;
feature stems_feature(std::uint64_t one_stem, std::uint64_t other_stem) noexcept;

/// All features of a text, one after the other; one that occurs twice is there twice.
struct text_features {
    std::vector<feature> all;
    std::vector<std::uint8_t> letters;  // of characters, how many; of others 0

    /// It is the characters of the feature before it and the next one.
    bool is_one_longer(std::size_t place) const {
        return letters[place] > 1 && place > 0 && letters[place] == letters[place - 1] + 1;
    }
};

/// Replaces what `found` holds. Characters that begin at one letter stand side by side, the shorter
/// ones first.
void find_features(std::string_view folded, text_features& found);

}  // namespace lotsen

// The words of a text and their letter groups, as the language model counts them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/understanding/language/script.hpp"

namespace lotsen {

inline constexpr std::size_t longest_language_gram = 4;
inline constexpr std::size_t item_lengths = longest_language_gram + 1;  // the last: whole words
/// Some ten words tell in nearly every message, twenty in the others: a story costs no more. The
/// rest is not read.
inline constexpr std::size_t first_language_letters = 60;
inline constexpr std::size_t most_language_letters = 120;

struct language_item {
    std::uint64_t hash = 0;  // never 0
    std::size_t length = 0;  // letters less one, or longest_language_gram for a whole word
};

/// A run of letters of one script.
struct language_word {
    std::size_t begin = 0;  // in `letters` of language_words
    std::size_t size = 0;
    script is = script::none;
};

struct language_words {
    std::u32string letters;  // lower case, one word after the other
    std::vector<language_word> words;

    std::u32string_view of(const language_word& word) const {
        return std::u32string_view(letters).substr(word.begin, word.size);
    }
};

/// Digits and signs part words; a reference ("B-A7P7-CZBE") has none; what is behind `most` letters
/// is not read. Replaces `found`, and reuses its memory.
void find_language_words(
    std::string_view text, language_words& found, std::size_t most = most_language_letters
);

/// The script that most of it is in; none where there is no letter.
script main_script(const language_words& words);

/// The word's groups of one to four letters, ends marked, and the word itself. Replaces `items`.
void find_language_items(std::u32string_view word, std::vector<language_item>& items);

inline constexpr unsigned gain_bits = 10;  // of the 16; the others are the kind's number
inline constexpr float gain_unit = 1.0F / 64;
inline constexpr unsigned gains_count_bits = 6;                          // of a place's 32
inline constexpr std::size_t most_kinds = (1U << gains_count_bits) - 1;  // of language and script

}  // namespace lotsen

// The words of a text and their letter groups, as the language model counts them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/utf8.hpp"
#include "core/understanding/language/script.hpp"

namespace lotsen {

inline constexpr std::size_t longest_language_gram = 4;
inline constexpr std::size_t item_lengths = longest_language_gram + 1;  // the last: whole words
inline constexpr std::size_t most_language_letters = 1000;  // enough to tell; the rest is not read

struct language_item {
    std::uint64_t hash = 0;  // never 0
    std::size_t length = 0;  // letters less one, or longest_language_gram for a whole word
};

/// Calls `each(word)` for every run of letters of one script, lower case; `word` is a vector of
/// code points. Digits and signs part words.
template <class Each>
void for_each_language_word(std::string_view text, Each&& each) {
    std::vector<char32_t> word;
    script current = script::none;
    std::size_t letters = 0;
    const auto finish = [&] {
        if (!word.empty()) each(word, current);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size() && letters < most_language_letters;) {
        const auto code_point = lower_case(next_code_point(text, at));
        const auto is = script_of(code_point);
        if (is == script::none || (is != current && !word.empty())) finish();
        if (is == script::none) continue;
        current = is;
        word.push_back(code_point);
        ++letters;
    }
    finish();
}

/// The word's groups of one to four letters, ends marked, and the word itself. Replaces `items`.
void find_language_items(const std::vector<char32_t>& word, std::vector<language_item>& items);

}  // namespace lotsen

#include "core/understanding/intents/features.hpp"

#include <algorithm>
#include <array>

#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

constexpr char32_t start_of_word = 2;  // no letter has these code points
constexpr char32_t end_of_word = 3;

constexpr std::uint64_t step(std::uint64_t hash, std::uint64_t value) noexcept {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

// Spreads every bit over the whole word, then makes room for the kind.
constexpr feature finished(std::uint64_t hash, feature_kind kind) noexcept {
    hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93ULL;
    hash ^= hash >> 32;
    return (hash & ~std::uint64_t{3}) | static_cast<std::uint64_t>(kind);
}

/// Which number it is says nothing from three digits on: as if each were 0.
void forget_number(feature_words& found) {
    constexpr std::uint32_t telling_digits = 2;
    auto& word = found.all.back();
    auto* const letters = found.letters.data() + word.letter;
    const auto digit = [](char32_t letter) { return letter >= '0' && letter <= '9'; };
    if (word.size <= telling_digits || !std::all_of(letters, letters + word.size, digit)) return;
    word.whole = 1;
    for (std::uint32_t i = 0; i < word.size; ++i) {
        letters[i] = '0';
        word.whole = step(word.whole, '0');
        if (i < stem_letters) word.stem = word.whole;
    }
}

bool is_run(std::u32string_view letters) {
    return std::ranges::any_of(letters, is_han);
}

/// Of the characters that add_word_features finds.
void add_lengths(std::u32string_view letters, std::vector<std::uint8_t>& lengths) {
    const auto size = letters.size() + 2;
    const auto longest = is_run(letters) ? longest_han_gram : longest_gram;
    for (std::size_t i = 0; i + 1 < size; ++i)
        for (std::size_t n = i > 0 ? 1 : 2; n <= std::min(longest, size - i); ++n)
            lengths.push_back(static_cast<std::uint8_t>(n));
}

}  // namespace

void find_feature_words(std::string_view folded, feature_words& found) {
    found.all.clear();
    found.letters.resize(folded.size());  // no more letters than bytes
    std::uint32_t letters = 0;
    bool inside = false;
    for (std::size_t at = 0; at < folded.size();) {
        const auto begin = at;
        const auto letter = next_code_point(folded, at);
        const bool part = letter != ill_formed && is_word_character(letter);
        if (part && !inside) {
            if (found.all.size() == most_words) return;
            found.all.push_back({1, 1, static_cast<std::uint32_t>(begin), letters, 0, false});
        }
        if (!part && inside) forget_number(found);
        inside = part;
        if (!part || found.all.back().size == most_letters) continue;
        found.letters[letters++] = letter;
        auto& word = found.all.back();
        word.is_run = word.is_run || is_han(letter);
        word.whole = step(word.whole, letter);
        if (++word.size <= stem_letters) word.stem = word.whole;
    }
    if (inside) forget_number(found);
}

void add_word_features(
    std::u32string_view letters, std::uint64_t whole, std::vector<feature>& found
) {
    std::array<char32_t, most_letters + 2> marked;
    const auto size = letters.size() + 2;
    marked[0] = start_of_word;
    std::ranges::copy(letters, marked.begin() + 1);
    marked[size - 1] = end_of_word;
    const bool run = is_run(letters);
    const auto longest = run ? longest_han_gram : longest_gram;
    const auto before = found.size();
    found.resize(before + size * longest + 1);
    auto* next = found.data() + before;
    // Both ends are marked; a mark alone says nothing.
    for (std::size_t i = 0; i + 1 < size; ++i) {
        auto hash = step(7, marked[i]);
        if (i > 0) *next++ = finished(hash, feature_kind::characters);
        const auto end = std::min(size, i + longest);
        for (std::size_t j = i + 1; j < end; ++j) {
            hash = step(hash, marked[j]);
            *next++ = finished(hash, feature_kind::characters);
        }
    }
    if (!run) *next++ = finished(whole, feature_kind::word);
    found.resize(static_cast<std::size_t>(next - found.data()));
}

feature neighbours_feature(std::uint64_t left_whole, std::uint64_t right_whole) noexcept {
    return finished(step(step(13, left_whole), right_whole), feature_kind::neighbours);
}

feature stems_feature(std::uint64_t one_stem, std::uint64_t other_stem) noexcept {
    const auto [less, more] = std::minmax(one_stem, other_stem);
    return finished(step(step(17, less), more), feature_kind::stems);
}

void find_features(std::string_view folded, text_features& found) {
    feature_words words;
    find_feature_words(folded, words);
    found.all.clear();
    found.letters.clear();
    const feature_word end{end_of_text, 1, 0, 0, 0, false};
    const auto* last = &end;
    for (std::size_t i = 0; i < words.all.size(); ++i) {
        const auto& word = words.all[i];
        add_word_features(words.of(word), word.whole, found.all);
        add_lengths(words.of(word), found.letters);
        if (are_paired(*last, word))
            found.all.push_back(neighbours_feature(last->whole, word.whole));
        for (std::size_t back = 1; back <= std::min(i, stem_distance); ++back)
            if (are_paired(words.all[i - back], word))
                found.all.push_back(stems_feature(word.stem, words.all[i - back].stem));
        found.letters.resize(found.all.size());
        last = &word;
    }
    if (are_paired(*last, end)) found.all.push_back(neighbours_feature(last->whole, end_of_text));
    found.letters.resize(found.all.size());
}

}  // namespace lotsen

// Code points of UTF-8, and folding that remembers where each byte came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lotsen {

/// What `next_code_point` gives for bytes that are no UTF-8.
inline constexpr char32_t ill_formed = 0xFFFFFFFF;

namespace detail {
char32_t next_beyond_two_bytes(std::string_view text, std::size_t& at) noexcept;
bool is_word_character_beyond_ascii(char32_t code_point) noexcept;
char32_t lower_case_beyond_ascii(char32_t code_point) noexcept;
}  // namespace detail

/// The code point at `at` (below text.size()); `at` moves behind it. Characters of one and two
/// bytes, which is every alphabet served, are read in place.
inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    if (first >= 0xC2 && first < 0xE0 && at + 1 < text.size()) {
        const auto second = static_cast<unsigned char>(text[at + 1]);
        if ((second & 0xC0U) == 0x80) {
            at += 2;
            return (first & 0x1FU) << 6 | (second & 0x3FU);
        }
    }
    return detail::next_beyond_two_bytes(text, at);
}

void append_utf8(std::string& text, char32_t code_point);

/// Whether the character belongs to a word: a letter, a digit or a mark. Any script.
inline bool is_word_character(char32_t code_point) noexcept {
    if (code_point >= 0x80) return detail::is_word_character_beyond_ascii(code_point);
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') ||
           (code_point >= '0' && code_point <= '9');
}

/// Han is written without spaces: where words are looked for, each of its characters is one.
constexpr bool is_han(char32_t code_point) noexcept {
    return (code_point >= 0x3400 && code_point <= 0x9FFF) ||
           (code_point >= 0xF900 && code_point <= 0xFAFF) ||
           (code_point >= 0x20000 && code_point <= 0x3FFFF);
}

/// The lower-case letter, marks kept; what has none comes back as it is.
inline char32_t lower_case(char32_t code_point) noexcept {
    if (code_point >= 0x80) return detail::lower_case_beyond_ascii(code_point);
    return code_point >= 'A' && code_point <= 'Z' ? code_point + ('a' - 'A') : code_point;
}

/// `fold` with the way back. `origin` has one entry more than `text` has bytes: the byte of the
/// original at which the character began that this byte was made of; the last one is its size.
struct folded_text {
    std::string text;
    std::vector<std::uint32_t> origin;
};

folded_text fold_with_origin(std::string_view text);

}  // namespace lotsen

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
char32_t next_beyond_ascii(std::string_view text, std::size_t& at) noexcept;
}

/// The code point at `at` (below text.size()); `at` moves behind it.
inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first >= 0x80) return detail::next_beyond_ascii(text, at);
    ++at;
    return first;
}

void append_utf8(std::string& text, char32_t code_point);

/// Whether the character belongs to a word: a letter, a digit or a mark. Any script.
bool is_word_character(char32_t code_point) noexcept;

/// The lower-case letter, marks kept; what has none comes back as it is.
char32_t lower_case(char32_t code_point) noexcept;

/// `fold` with the way back. `origin` has one entry more than `text` has bytes: the byte of the
/// original at which the character began that this byte was made of; the last one is its size.
struct folded_text {
    std::string text;
    std::vector<std::uint32_t> origin;
};

folded_text fold_with_origin(std::string_view text);

}  // namespace lotsen

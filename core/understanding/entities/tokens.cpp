#include "core/understanding/entities/tokens.hpp"

#include <charconv>

namespace lotsen::entities {
namespace {

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

}  // namespace

long token::number() const {
    constexpr std::size_t most_digits = 9;
    long value = -1;
    if (digits() && text.size() <= most_digits)
        std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<token> tokenise(const folded_text& folded) {
    const std::string_view text = folded.text;
    std::vector<token> tokens;
    tokens.reserve(text.size() / 4 + 2);
    bool glued = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto first = next_code_point(text, at);
        if (first == ' ' || first == '\n' || first == '\t') {
            glued = false;
            continue;
        }
        token one;
        one.glued = glued;
        if (is_digit(first)) {
            one.is = token::kind::digits;
            while (at < text.size() && is_digit(static_cast<unsigned char>(text[at])))
                ++at;
        } else if (is_word_character(first)) {
            for (auto end = at; end < text.size() && !is_han(first); at = end) {
                const auto next = next_code_point(text, end);
                if (is_digit(next) || is_han(next)) break;
                if (is_word_character(next)) continue;
                // "o'clock", "п'ять": an apostrophe with a letter behind it.
                auto behind = end;
                if (next != '\'' || end == text.size()) break;
                const auto letter = next_code_point(text, behind);
                if (!is_word_character(letter) || is_digit(letter)) break;
            }
        } else {
            one.is = token::kind::sign;
        }
        one.text = text.substr(begin, at - begin);
        one.begin = folded.origin[begin];
        // One character may have become several ("½"); the end lies behind all of it.
        auto behind = at;
        while (behind < text.size() && folded.origin[behind] == folded.origin[at - 1])
            ++behind;
        one.end = folded.origin[behind];
        tokens.push_back(one);
        glued = true;
    }
    return tokens;
}

}  // namespace lotsen::entities

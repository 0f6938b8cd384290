#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

// Invisible characters that could hide or turn text around. The joiners stay: Persian spelling and
// emoji need them.
bool invisible(UChar32 c) {
    if (c == 0x200C || c == 0x200D) return false;
    return u_charType(c) == U_CONTROL_CHAR || c == 0x00AD || c == 0x200B || c == 0x2060 ||
           c == 0xFEFF || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           U_IS_UNICODE_NONCHAR(c);
}

constexpr char32_t alphabets_end = 0x0800;
constexpr char32_t punctuation_begin = 0x2000;
constexpr char32_t punctuation_end = 0x2070;

// Visible, and the same in NFKC whatever stands beside it: a character that is composed of nothing,
// is no mark, and goes together with nothing before it (UAX #15, quick check).
bool stays(UChar32 c) {
    return u_getIntPropertyValue(c, UCHAR_NFKC_QUICK_CHECK) == UNORM_YES &&
           u_getCombiningClass(c) == 0 && u_isUWhiteSpace(c) == 0 && !invisible(c);
}

bool stays_by_table(char32_t code_point) {
    static const auto table = [] {
        std::array<bool, alphabets_end + (punctuation_end - punctuation_begin)> made{};
        for (char32_t c = 0; c < alphabets_end; ++c)
            made[c] = stays(static_cast<UChar32>(c));
        for (char32_t c = punctuation_begin; c < punctuation_end; ++c)
            made[alphabets_end + c - punctuation_begin] = stays(static_cast<UChar32>(c));
        return made;
    }();
    if (code_point < alphabets_end) return table[code_point];
    return code_point >= punctuation_begin && code_point < punctuation_end &&
           table[alphabets_end + code_point - punctuation_begin];
}

// What most people type: letters of alphabets, ASCII and dashes, with single spaces.
bool already_clean(std::string_view text) {
    if (text.starts_with(' ') || text.ends_with(' ')) return false;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto code_point = next_code_point(text, at);
        if (code_point < 0x80) {
            if (code_point < 0x20 || code_point == 0x7F || (code_point == ' ' && before == ' '))
                return false;
        } else if (!stays_by_table(code_point)) {
            return false;
        }
        before = code_point;
    }
    return true;
}

std::string normalised(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no normalisation data");
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
    nfkc->normalizeUTF8(0, text, sink, nullptr, status);
    return out;
}

std::string without_invisible(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        auto code_point = next_code_point(text, at);
        if (code_point == ill_formed) code_point = 0xFFFD;
        const auto c = static_cast<UChar32>(code_point);
        if (u_isUWhiteSpace(c) != 0) {
            space = !out.empty();
        } else if (!invisible(c)) {
            if (space) out += ' ';
            space = false;
            append_utf8(out, code_point);
        }
    }
    return out;
}

}  // namespace

std::string clean(std::string_view text) {
    if (already_clean(text)) return std::string(text);
    // Twice: NFKC turns some characters into white space, and reads well-formed text only.
    return without_invisible(normalised(without_invisible(text)));
}

std::size_t characters(std::string_view text) noexcept {
    if (std::all_of(text.begin(), text.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x80;
        }))
        return text.size();
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        count += next_code_point(text, at) == ill_formed ? at - begin : 1;
    }
    return count;
}

}  // namespace lotsen

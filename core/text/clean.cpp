#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <stdexcept>

#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

// Printable ASCII and the letters U+00C0-U+00FF: in NFKC already, whatever stands beside them.
bool already_clean(std::string_view text) {
    if (text.starts_with(' ') || text.ends_with(' ')) return false;
    char before = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == 0xC3) {
            if (++i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
                return false;
        } else if (byte < 0x20 || byte >= 0x7F || (byte == ' ' && before == ' ')) {
            return false;
        }
        before = text[i];
    }
    return true;
}

// Invisible characters that could hide or turn text around. The joiners stay: Persian spelling and
// emoji need them.
bool invisible(UChar32 c) {
    if (c == 0x200C || c == 0x200D) return false;
    return u_charType(c) == U_CONTROL_CHAR || c == 0x00AD || c == 0x200B || c == 0x2060 ||
           c == 0xFEFF || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           U_IS_UNICODE_NONCHAR(c);
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

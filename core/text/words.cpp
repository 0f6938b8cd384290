// Words by UAX #29. Alphabets go through a table of ICU's word-break property and the standard's
// rules WB4-WB13; everything else (Han, Thai, Hebrew, emoji) through ICU's iterator, which is ten
// times slower. A test holds the two to the same answers.
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

enum class kind : std::uint8_t {
    other,
    letter,
    number,
    joiner,
    mid_letter,
    mid_number,
    mid_both,
    extend,
    hard
};

constexpr char32_t alphabets_end = 0x0900;
constexpr char32_t punctuation_begin = 0x2000;
constexpr char32_t punctuation_end = 0x2070;

kind kind_by_property(char32_t code_point) {
    // CLDR's tailoring of the root: a colon parts words ("kl:14", "Solna:Hagalund").
    if (code_point == ':') return kind::other;
    switch (u_getIntPropertyValue(static_cast<UChar32>(code_point), UCHAR_WORD_BREAK)) {
        case U_WB_ALETTER:
            return kind::letter;
        case U_WB_NUMERIC:
            return kind::number;
        case U_WB_EXTENDNUMLET:
            return kind::joiner;
        case U_WB_MIDLETTER:
            return kind::mid_letter;
        case U_WB_MIDNUM:
            return kind::mid_number;
        case U_WB_MIDNUMLET:
        case U_WB_SINGLE_QUOTE:
            return kind::mid_both;
        case U_WB_EXTEND:
        case U_WB_FORMAT:
        case U_WB_ZWJ:
            return kind::extend;
        case U_WB_OTHER:
        case U_WB_CR:
        case U_WB_LF:
        case U_WB_NEWLINE:
        case U_WB_WSEGSPACE:
        case U_WB_DOUBLE_QUOTE:
            return kind::other;
        default:
            return kind::hard;
    }
}

kind kind_of(char32_t code_point) {
    static const auto table = [] {
        std::array<kind, alphabets_end + (punctuation_end - punctuation_begin)> made{};
        for (char32_t c = 0; c < alphabets_end; ++c)
            made[c] = kind_by_property(c);
        for (char32_t c = punctuation_begin; c < punctuation_end; ++c)
            made[alphabets_end + c - punctuation_begin] = kind_by_property(c);
        return made;
    }();
    if (code_point < alphabets_end) return table[code_point];
    if (code_point >= punctuation_begin && code_point < punctuation_end)
        return table[alphabets_end + code_point - punctuation_begin];
    return kind::hard;
}

struct step {
    kind is = kind::other;
    std::size_t end = 0;
};

// The character at `at` with all that extends it (WB4).
step read(std::string_view text, std::size_t at) {
    step one;
    one.is = kind_of(next_code_point(text, at));
    one.end = at;
    while (at < text.size()) {
        const auto next = kind_of(next_code_point(text, at));
        if (next == kind::hard) return {kind::hard, at};
        if (next != kind::extend) break;
        one.end = at;
    }
    return one;
}

bool in_word(kind is) {
    return is == kind::letter || is == kind::number || is == kind::joiner;
}

// WB6, 7, 11, 12: punctuation that holds letters, or digits, together.
bool joins(kind before, kind middle, kind after) {
    if (before != after) return false;
    if (before == kind::letter) return middle == kind::mid_letter || middle == kind::mid_both;
    return before == kind::number && (middle == kind::mid_number || middle == kind::mid_both);
}

/// False where a character needs ICU.
bool words_of_alphabets(std::string_view text, std::vector<word>& found) {
    for (std::size_t at = 0; at < text.size();) {
        auto now = read(text, at);
        if (now.is == kind::hard) return false;
        if (!in_word(now.is)) {
            at = now.end;
            continue;
        }
        const auto begin = at;
        bool meaning = false;
        while (true) {
            meaning = meaning || now.is != kind::joiner;
            at = now.end;
            if (at == text.size()) break;
            auto next = read(text, at);
            if (next.is == kind::hard) return false;
            if (!in_word(next.is)) {
                if (next.end == text.size() || next.is == kind::other) break;
                const auto after = read(text, next.end);
                if (after.is == kind::hard) return false;
                if (!joins(now.is, next.is, after.is)) break;
                next = after;
            }
            now = next;
        }
        if (meaning) found.push_back({text.substr(begin, at - begin), begin, at});
    }
    return true;
}

struct close_text {
    void operator()(UText* text) const { utext_close(text); }
};

std::vector<word> words_by_icu(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    thread_local const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status)
    );
    std::unique_ptr<UText, close_text> view(
        utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status)
    );
    if (U_FAILURE(status) != 0 || !iterator) throw std::runtime_error("ICU has no word break data");
    iterator->setText(view.get(), status);
    std::vector<word> found;
    auto begin = iterator->first();
    for (auto end = iterator->next(); end != icu::BreakIterator::DONE;
         begin = end, end = iterator->next()) {
        if (iterator->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
        const auto from = static_cast<std::size_t>(begin);
        const auto to = static_cast<std::size_t>(end);
        const auto piece = text.substr(from, to - from);
        if (piece.find_first_not_of('_') == piece.npos) continue;
        found.push_back({piece, from, to});
    }
    return found;
}

}  // namespace

std::vector<word> words(std::string_view text) {
    std::vector<word> found;
    found.reserve(text.size() / 5 + 1);
    if (words_of_alphabets(text, found)) return found;
    return words_by_icu(text);
}

}  // namespace lotsen

#include "core/understanding/language/second_vote.hpp"

#include <cld2/public/compact_lang_det.h>

#include <array>
#include <utility>

#include "core/understanding/language/tokens.hpp"

namespace lotsen {
namespace {

// CLD2's codes where they are not BCP 47's of today.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> renamed{{
    {"no", "nb"},
    {"iw", "he"},
    {"zh", "zh-Hans"},
    {"ku", "kmr"},
    {"tl", "fil"},
}};

bool is_arabic(std::string_view text) {
    language_words words;
    find_language_words(text, words);
    return main_script(words) == script::arabic;
}

}  // namespace

second_vote ask_second_vote(std::string_view text) {
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percent{};
    int bytes = 0;
    bool reliable = false;
    CLD2::DetectLanguageSummary(
        text.data(),
        static_cast<int>(text.size()),
        true,
        languages.data(),
        percent.data(),
        &bytes,
        &reliable
    );
    if (!reliable || languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
    std::string code = CLD2::LanguageCode(languages[0]);
    for (const auto& [old, now] : renamed)
        if (code == old) code = now;
    // CLD2 has one Kurdish: Kurmanji is written in Latin letters, Sorani in Arabic ones.
    if (code == "kmr" && is_arabic(text)) code = "ckb";
    return {code, percent[0] / 100.0};
}

}  // namespace lotsen

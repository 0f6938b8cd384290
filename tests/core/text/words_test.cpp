#include <gmock/gmock.h>
#include <unicode/brkiter.h>

#include <random>
#include <string>
#include <vector>

#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(std::string_view text) {
    std::vector<std::string> found;
    for (const auto& one : words(text))
        found.emplace_back(one.text);
    return found;
}

TEST(words, are_letters_and_digits) {
    EXPECT_THAT(
        texts("Hej! Klotter på 3 ställen, kl 14.30."),
        ElementsAre("Hej", "Klotter", "på", "3", "ställen", "kl", "14.30")
    );
    EXPECT_THAT(
        texts("don't e-post a_b 08-746 10 00"),
        ElementsAre("don't", "e", "post", "a_b", "08", "746", "10", "00")
    );
    EXPECT_THAT(texts("... – !"), IsEmpty());
}

TEST(words, of_arabic_and_cyrillic) {
    EXPECT_THAT(texts("بكرة الساعة أربعة؟"), ElementsAre("بكرة", "الساعة", "أربعة"));
    EXPECT_THAT(texts("об’єднання, п'ять"), ElementsAre("об’єднання", "п'ять"));
    EXPECT_THAT(texts("می‌خواهم"), ElementsAre("می‌خواهم"));
}

TEST(words, of_a_script_without_spaces) {
    EXPECT_THAT(texts("路灯坏了"), ElementsAre("路灯", "坏", "了"));
}

TEST(words, know_where_they_stand) {
    const std::string text = "på Åsen 👋 hej";
    for (const auto& one : words(text))
        EXPECT_EQ(text.substr(one.begin, one.end - one.begin), one.text);
    EXPECT_EQ(words(text).back().end, text.size());
}

std::vector<std::string> by_icu(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status)
    );
    const auto wide = icu::UnicodeString::fromUTF8(text);
    iterator->setText(wide);
    std::vector<std::string> found;
    auto begin = iterator->first();
    for (auto end = iterator->next(); end != icu::BreakIterator::DONE;
         begin = end, end = iterator->next()) {
        std::string piece;
        wide.tempSubStringBetween(begin, end).toUTF8String(piece);
        if (iterator->getRuleStatus() >= UBRK_WORD_NONE_LIMIT &&
            piece.find_first_not_of('_') != piece.npos)
            found.push_back(piece);
    }
    return found;
}

TEST(words, agree_with_icu_on_any_mixture) {
    const std::u32string alphabet =
        U"abÅöß09.,:;'’- \t\n\"·ªº²ŁżЇж’ء٣٬٫َ،کی\u200C\u200D\u00AD\u0301אב漢👋é—\u2028";
    std::mt19937 random(3);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i)
            append_utf8(text, alphabet[random() % alphabet.size()]);
        EXPECT_EQ(texts(text), by_icu(text)) << text;
        if (HasFailure()) break;
    }
}

}  // namespace
}  // namespace lotsen

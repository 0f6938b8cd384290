#include "core/text/normalise.hpp"

#include <gmock/gmock.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "core/text/utf8.hpp"
#include "tests/support/seeded_random.hpp"

namespace lotsen {
namespace {

TEST(clean, keeps_what_is_well_written) {
    for (const char* text :
         {"Hej, det är klotter på tunneln!",
          "بكرة الساعة أربعة",
          "می‌خواهم",
          "Привіт 👋🏽",
          ""})
        EXPECT_EQ(clean(text), text);
}

TEST(clean, makes_white_space_single_and_trims) {
    EXPECT_EQ(clean("  a \t\r\n b\u00A0\u2003c  "), "a b c");
    EXPECT_EQ(clean(" \n "), "");
}

TEST(clean, drops_controls_and_hidden_direction_marks) {
    EXPECT_EQ(
        clean("a\x01"
              "b\u202Ec\u200Bd\uFEFF\u00AD\x7F"),
        "abcd"
    );
}

TEST(clean, replaces_bytes_that_are_no_utf8) {
    EXPECT_EQ(
        clean("a\xFF"
              "b"),
        "a\uFFFDb"
    );
    EXPECT_EQ(clean("r\xE5"), "r\uFFFD");  // Latin-1, cut short
}

TEST(clean, composes_and_unifies_forms) {
    EXPECT_EQ(clean("a\u030Ar"), "år");
    EXPECT_EQ(clean("\uFF11\uFF12"), "12");
    EXPECT_EQ(clean("\uFEFB"), "لا");
}

TEST(clean, done_twice_changes_nothing) {
    test::seeded_random random(7);
    for (int round = 0; round < 3000; ++round) {
        unsigned char bytes[24];
        random.fill(bytes);
        const std::string text(reinterpret_cast<const char*>(bytes), sizeof bytes);
        const auto once = clean(text);
        EXPECT_EQ(clean(once), once);
        EXPECT_EQ(fold(fold(once)), fold(once));
    }
}

TEST(fold, takes_off_case_and_marks) {
    EXPECT_EQ(fold("Råsunda VÄSTRA Skogen Ö É"), "rasunda vastra skogen o e");
    EXPECT_EQ(fold("Łódź, Gdańsk"), "lodz, gdansk");
    EXPECT_EQ(fold("Straße Æble İstanbul ılık"), "strasse aeble istanbul ilik");
    EXPECT_EQ(fold("Їжак Ґанок ЙОД"), "іжак ганок иод");
}

TEST(fold, unifies_arabic_letters) {
    EXPECT_EQ(fold("أحمد إلى آخر"), fold("احمد الي اخر"));
    EXPECT_EQ(fold("مدرسة"), fold("مدرسه"));
    EXPECT_EQ(fold("مـــرحبا"), fold("مرحبا"));
    EXPECT_EQ(fold("مَرْحَباً"), fold("مرحبا"));
    EXPECT_EQ(fold("کتابی"), fold("كتابي"));
    EXPECT_EQ(fold("می‌خواهم"), fold("میخواهم"));
}

TEST(fold, makes_digits_of_any_script_ascii) {
    EXPECT_EQ(fold("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ০১২ １２"), "0123456789 0123456789 012 12");
}

TEST(fold, shortens_drawn_out_letters_but_no_numbers) {
    EXPECT_EQ(fold("Hjääälp sooooo 1000000"), "hjaalp soo 1000000");
    EXPECT_EQ(fold("!!!"), "!!!");
}

TEST(fold, remembers_where_bytes_came_from) {
    const std::string text = "På Åkeeeerö";
    const auto folded = fold_with_origin(text);
    ASSERT_EQ(folded.text, "pa akeero");
    ASSERT_EQ(folded.origin.size(), folded.text.size() + 1);
    EXPECT_EQ(folded.origin[3], text.find("Å"));
    EXPECT_EQ(folded.origin[7], text.find("r"));
    EXPECT_EQ(folded.origin.back(), text.size());
}

// What ICU makes of one character, with the marks of Latin, Greek and Cyrillic taken off.
std::string folded_by_icu(char32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto* apart = icu::Normalizer2::getNFKDInstance(status);
    const auto folded = apart->normalize(
        casefold->normalize(icu::UnicodeString(static_cast<UChar32>(code_point)), status), status
    );
    icu::UnicodeString kept;
    for (int32_t i = 0; i < folded.length(); ++i)
        if (folded[i] < 0x0300 || folded[i] > 0x036F) kept.append(folded[i]);
    std::string text;
    return kept.toUTF8String(text);
}

TEST(fold, is_what_icu_makes_of_every_european_letter) {
    // Letters and signs that are unified beyond Unicode's rules.
    const std::u32string unified = U"ÆæŁłŒœØøĐđıǢǣǼǽǾǿʰʼˀʻ´ʹ҆Ґґʼŉʻʽ";
    for (char32_t c = 0x20; c < 0x0530; ++c) {
        if (unified.find(c) != unified.npos) continue;
        std::string text;
        append_utf8(text, c);
        EXPECT_EQ(fold(text), folded_by_icu(c)) << std::hex << static_cast<std::uint32_t>(c);
    }
}

// Character by character: what `fold` does at once.
folded_text folded_one_by_one(std::string_view text) {
    folded_text whole;
    std::vector<std::string> written;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        if (next_code_point(text, at) == ill_formed) continue;
        const auto pieces = fold(text.substr(begin, at - begin));
        for (std::size_t i = 0; i < pieces.size();) {
            const auto from = i;
            const auto letter = next_code_point(pieces, i);
            const auto piece = pieces.substr(from, i - from);
            const auto count = written.size();
            if (u_isalpha(static_cast<UChar32>(letter)) != 0 && count >= 2 &&
                written[count - 1] == piece && written[count - 2] == piece)
                continue;
            written.push_back(piece);
            whole.text += piece;
            whole.origin.resize(whole.text.size(), static_cast<std::uint32_t>(begin));
        }
    }
    whole.origin.push_back(static_cast<std::uint32_t>(text.size()));
    return whole;
}

TEST(fold, of_any_text_is_that_of_its_characters) {
    // One and many bytes, growing and shrinking, marks alone, runs that are cut, no UTF-8 at all.
    const std::vector<std::string> pieces{"a", "A", "å", "ß", "ﬃ", "ﷺ", "æ",  "é", "\u0301", "م",
                                          "ـ", "ґ", "½", "٣", " ", "!", "中", "አ", "\xFF",   "\xC3",
                                          "👋", "x", "İ", "l", "ł", "1", "ी",  "क", "\u200c"};
    test::seeded_random random(11);
    for (int round = 0; round < 20'000; ++round) {
        unsigned char drawn[24];
        random.fill(drawn);
        std::string text;
        for (std::size_t i = 0; i < drawn[0] % sizeof drawn; ++i)
            for (int times = drawn[i] % 5 == 0 ? 4 : 1; times > 0; --times)
                text += pieces[drawn[i] % pieces.size()];
        const auto at_once = fold_with_origin(text);
        const auto expected = folded_one_by_one(text);
        ASSERT_EQ(at_once.text, expected.text) << text;
        ASSERT_EQ(at_once.origin, expected.origin) << text;
        ASSERT_EQ(fold(text), expected.text) << text;
    }
}

// The long way of `clean` gives the same for texts that its short way takes.
TEST(clean, leaves_every_alphabet_as_icu_does) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    for (char32_t c = 0x21; c < 0x2100; ++c) {
        const auto one = static_cast<UChar32>(c);
        if (u_charType(one) == U_CONTROL_CHAR || u_charType(one) == U_FORMAT_CHAR ||
            u_isUWhiteSpace(one) != 0)
            continue;
        std::string text = "a";
        append_utf8(text, c);
        text += "b";
        std::string expected;
        nfkc->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(expected);
        if (expected.find(' ') != expected.npos) continue;
        EXPECT_EQ(clean(text), expected) << text;
    }
}

TEST(characters, counts_code_points_and_bad_bytes) {
    EXPECT_EQ(characters(""), 0U);
    EXPECT_EQ(characters("hej"), 3U);
    EXPECT_EQ(characters("åäö"), 3U);
    EXPECT_EQ(characters("👋🏽"), 2U);
    EXPECT_EQ(characters("a\xE2\x82"), 3U);
}

}  // namespace
}  // namespace lotsen

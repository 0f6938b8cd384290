#include "core/text/normalise.hpp"

#include <gmock/gmock.h>

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

TEST(characters, counts_code_points_and_bad_bytes) {
    EXPECT_EQ(characters(""), 0U);
    EXPECT_EQ(characters("hej"), 3U);
    EXPECT_EQ(characters("åäö"), 3U);
    EXPECT_EQ(characters("👋🏽"), 2U);
    EXPECT_EQ(characters("a\xE2\x82"), 3U);
}

}  // namespace
}  // namespace lotsen

#include <gtest/gtest.h>

#include "core/base/ids.hpp"
#include "tests/core/understanding/entities/reading.hpp"
#include "tests/support/seeded_random.hpp"

namespace lotsen {
namespace {

std::string phones(std::string_view text) {
    return test::values("phone", text);
}

TEST(phone, is_e164_however_it_was_written) {
    for (const char* text :
         {"0701234567",
          "070-123 45 67",
          "070 123 45 67",
          "070/123 45 67",
          "+46701234567",
          "+46 70 123 45 67",
          "+46 (0)70 123 45 67",
          "0046701234567",
          "٠٧٠١٢٣٤٥٦٧",
          "(070) 123 45 67",
          "ring mig på 070.123.45.67!"})
        EXPECT_EQ(phones(text), "+46701234567") << text;
    EXPECT_EQ(phones("08-746 10 00"), "+4687461000");
    EXPECT_EQ(phones("08-746 10 00 på tisdag kl 14"), "+4687461000");
    EXPECT_EQ(phones("+358 40 123 4567"), "+358401234567");
    EXPECT_EQ(phones("0701234567 3 dagar"), "+46701234567");
}

TEST(phone, is_nothing_else) {
    for (const char* text :
         {"112",
          "114 14",
          "1177",
          "2026-11-23",
          "03.12.2026",
          "kl 08.30",
          "070123",
          "07012345678901",
          "12345678",
          "08-046 10 00",
          "postnummer 171 44",
          "+46 70 12"})
        EXPECT_EQ(phones(text), "") << text;
}

struct dictated {
    const char* language;
    const char* text;
};

// A number that nobody has (PTS, "Telefonnummer för användning i böcker och filmer").
class dictation_test : public testing::TestWithParam<dictated> {};

TEST_P(dictation_test, is_a_number_to_call) {
    EXPECT_EQ(test::values("phone", GetParam().text, GetParam().language), "+46701740605");
    EXPECT_EQ(test::values("number", GetParam().text, GetParam().language), "");
}

INSTANTIATE_TEST_SUITE_P(
    phone,
    dictation_test,
    testing::Values(
        dictated{"sv", "noll sju noll ett sju fyra noll sex noll fem"},
        dictated{"sv", "ring noll sjuttio, ett sjuttiofyra, noll sex noll fem tack"},
        dictated{"sv", "plus fyrtiosex sjuttio ett sju fyra noll sex noll fem"},
        dictated{"sv", "noll sju noll 174 noll sex noll fem"},
        dictated{"en", "it's zero seven zero, one seven four, zero six, zero five"},
        dictated{"en", "plus forty six seven zero one seven four zero six zero five"},
        dictated{"en", "oh seven oh one seven four oh six oh five"},
        dictated{"fi", "nolla seitsemän nolla yksi seitsemän neljä nolla kuusi nolla viisi"},
        dictated{"ar", "رقمي صفر سبعة صفر واحد سبعة اربعة صفر ستة صفر خمسة"},
        dictated{"fa", "صفر هفت صفر یک هفت چهار صفر شش صفر پنج"},
        dictated{"prs", "صفر هفت صفر یک هفت چهار صفر شش صفر پنج"},
        dictated{"so", "eber toddoba eber kow toddoba afar eber lix eber shan"},
        dictated{"ti", "ዜሮ ሸውዓተ ዜሮ ሓደ ሸውዓተ ኣርባዕተ ዜሮ ሽዱሽተ ዜሮ ሓሙሽተ"},
        dictated{"uk", "нуль сім нуль один сім чотири нуль шість нуль п'ять"},
        dictated{"pl", "zero siedem zero jeden siedem cztery zero sześć zero pięć"},
        dictated{"es", "cero siete cero uno siete cuatro cero seis cero cinco"},
        dictated{"tr", "sıfır yedi sıfır bir yedi dört sıfır altı sıfır beş"},
        dictated{"kmr", "sifir heft sifir yek heft çar sifir şeş sifir pênc"},
        dictated{"ckb", "سفر حەوت سفر یەک حەوت چوار سفر شەش سفر پێنج"},
        dictated{"ru", "ноль семь ноль один семь четыре ноль шесть ноль пять"},
        dictated{"bs", "nula sedam nula jedan sedam četiri nula šest nula pet"},
        dictated{"zh-Hans", "零七零一七四零六零五"},
        dictated{"zh-Hans", "我的电话是零七零幺七四零六零五"},
        dictated{"ur", "صفر سات صفر ایک سات چار صفر چھ صفر پانچ"},
        dictated{"bn", "শূন্য সাত শূন্য এক সাত চার শূন্য ছয় শূন্য পাঁচ"},
        dictated{"ro", "zero șapte zero unu șapte patru zero șase zero cinci"},
        dictated{"sq", "zero shtatë zero një shtatë katër zero gjashtë zero pesë"}
    )
);

TEST(phone, is_not_what_is_counted_aloud) {
    for (const char* text :
         {"noll åtta grader",
          "noll ett två tre",
          "ett två tre fyra fem sex sju åtta nio tio",
          "noll sju noll ett sju fyra noll sex",
          "noll sju noll ett sju fyra noll sex noll fem sju åtta",
          "noll noll noll noll noll noll noll noll noll noll",
          "plus fem grader, plus sju i morgon"})
        EXPECT_EQ(phones(text), "") << text;
}

TEST(phone, says_where_it_stands) {
    EXPECT_EQ(test::pieces("phone", "Nås på +46 70 123 45 67, tack"), "+46 70 123 45 67");
}

TEST(email, is_found) {
    EXPECT_EQ(test::values("email", "skriv till a.b+c@example.se."), "a.b+c@example.se");
    EXPECT_EQ(test::values("email", "إيميلي test@example.com شكرا"), "test@example.com");
    EXPECT_EQ(test::values("email", "hej@ @foo a@b"), "");
    EXPECT_EQ(test::values("email", "a@b.se och c@d.fi"), "a@b.se c@d.fi");
}

TEST(reference, is_found_and_made_canonical) {
    test::seeded_random random;
    for (const char* prefix : {"F", "B", "A"}) {
        const auto made = make_reference(random, prefix);
        std::string loose;
        for (const char c : made) {
            if (c != '-') loose += static_cast<char>(std::tolower(c));
        }
        EXPECT_EQ(test::values("reference", "hur går det med " + made + "?"), made);
        EXPECT_EQ(test::values("reference", "ärende " + loose), made);
        EXPECT_EQ(test::values("number", "ärende " + made), "");
    }
}

TEST(reference, is_no_word) {
    for (const char* text :
         {"anna andersson bor här", "F-7K3M-9Q2A", "framtiden", "A4 papper", "bra parkering"})
        EXPECT_EQ(test::values("reference", text), "") << text;
}

}  // namespace
}  // namespace lotsen

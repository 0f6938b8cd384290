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

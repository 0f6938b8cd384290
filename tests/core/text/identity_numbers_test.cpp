#include "core/text/identity_numbers.hpp"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "core/base/json.hpp"
#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

constexpr auto masked = "••••••-••••";

TEST(mask_identity_numbers, in_every_way_they_are_written) {
    // Invented numbers with a right check digit: 1 January 1990 and 29 February 2000; 61 for
    // co-ordination.
    for (const char* number :
         {"900101-1239",   "19900101-1239", "199001011239",    "9001011239",      "900101+1239",
          "900101 1239",   "900101 - 1239", "1990-01-01-1239", "1990 01 01 1239", "90 01 01 1239",
          "19900101 1239", "900101–1239",   "٩٠٠١٠١-١٢٣٩",     "۱۹۹۰۰۱۰۱۱۲۳۹",    "000229-2399",
          "0002292399",    "900161-1236",   "19900161-1236",   "000101-T220",     "000101t220"})
        EXPECT_EQ(mask_identity_numbers(number), masked) << number;
}

TEST(mask_identity_numbers, in_the_digits_of_every_script) {
    for (char32_t zero = 0; zero < 0x20000; ++zero) {
        if (u_charDigitValue(static_cast<UChar32>(zero)) != 0) continue;
        std::string number;
        for (const char digit : std::string_view("199001011239"))
            append_utf8(number, zero + static_cast<char32_t>(digit - '0'));
        EXPECT_EQ(mask_identity_numbers(number), masked) << number;
    }
}

TEST(mask_identity_numbers, inside_a_sentence_and_more_than_one) {
    EXPECT_EQ(
        mask_identity_numbers("Jag heter Bo, 900101-1239, bor i Solna."),
        "Jag heter Bo, ••••••-••••, bor i Solna."
    );
    EXPECT_EQ(mask_identity_numbers("رقمي ٩٠٠١٠١-١٢٣٩ شكرا"), "رقمي ••••••-•••• شكرا");
    EXPECT_EQ(mask_identity_numbers("900101-1239 och 000229-2399"), "••••••-•••• och ••••••-••••");
    EXPECT_EQ(mask_identity_numbers("pnr:9001011239!"), "pnr:••••••-••••!");
}

TEST(mask_identity_numbers, leaves_other_numbers) {
    for (const char* text :
         {"900101-1238",
          "901301-1239",
          "900230-1232",
          "08-746 10 00",
          "0707123456",
          "070-712 34 56",
          "+46 70 712 34 56",
          "0046707123456",
          "F-7K3M-9Q2X",
          "kl 14.30",
          "2026-11-23 14:30",
          "2026-11-23 1430",
          "556036-0793",
          "1234567890123",
          "112",
          "114 14",
          "86 500",
          "3 av 10",
          "",
          "råd",
          "2026-11-23",
          "14-16"})
        EXPECT_EQ(mask_identity_numbers(text), text);
}

TEST(mask_identity_numbers, takes_a_telephone_number_for_one_only_when_it_is_announced) {
    // Right date and check digit by chance.
    EXPECT_EQ(mask_identity_numbers("ring 0707124566"), "ring 0707124566");
    EXPECT_EQ(
        mask_identity_numbers("mitt personnummer är 0707124566"), "mitt personnummer är ••••••-••••"
    );
    EXPECT_EQ(mask_identity_numbers("070712-4566"), masked);
}

TEST(mask_identity_numbers, agrees_with_the_public_test_numbers) {
    const auto read =
        read_json(std::filesystem::path(LOTSEN_SHARED_DIR) / "data/personnummer/list.json");
    if (!read) GTEST_SKIP() << "no test numbers at " << LOTSEN_SHARED_DIR;
    for (const auto& one : read->as_array()) {
        const auto& number = one.as_object();
        const bool valid = flag_at(number, "valid");
        for (const char* form : {"long_format", "separated_format", "separated_long"}) {
            const std::string text(text_at(number, form));
            // The list calls a blank an invalid way of writing; what a person typed is masked all
            // the same.
            if (text.find(' ') != text.npos) continue;
            EXPECT_EQ(mask_identity_numbers(text), valid ? masked : text) << text;
        }
        const std::string text = "personnummer " + std::string(text_at(number, "short_format"));
        if (text.find(' ', 13) != text.npos) continue;
        EXPECT_EQ(mask_identity_numbers(text), valid ? "personnummer ••••••-••••" : text);
    }
    const auto others =
        read_json(std::filesystem::path(LOTSEN_SHARED_DIR) / "data/personnummer/orgnumber.json");
    for (const auto& one : others.value().as_array()) {
        const std::string text(text_at(one.as_object(), "separated_format"));
        EXPECT_EQ(mask_identity_numbers(text), text);
    }
    const auto interim =
        read_json(std::filesystem::path(LOTSEN_SHARED_DIR) / "data/personnummer/interim.json");
    for (const auto& one : interim.value().as_array()) {
        const std::string text(text_at(one.as_object(), "separated_format"));
        EXPECT_EQ(mask_identity_numbers(text), flag_at(one.as_object(), "valid") ? masked : text);
    }
}

}  // namespace
}  // namespace lotsen

#include <gtest/gtest.h>

#include "tests/core/understanding/entities/reading.hpp"

namespace lotsen {
namespace {

std::string numbers(std::string_view text, std::string_view language = "sv") {
    return test::values("number", text, language);
}

TEST(numbers, in_digits) {
    EXPECT_EQ(numbers("3 lampor"), "3");
    EXPECT_EQ(numbers("86 500 invånare"), "86500");
    EXPECT_EQ(numbers("3,5 meter"), "3.5");
    EXPECT_EQ(numbers("٢٥ شخص", "ar"), "25");
    EXPECT_EQ(numbers("۱۲ نفر", "fa"), "12");
    EXPECT_EQ(numbers("15, 16 och 17"), "15 16 17");
}

TEST(numbers, in_words) {
    EXPECT_EQ(numbers("vi är tjugofem personer"), "25");
    EXPECT_EQ(numbers("tjugo fem"), "25");
    EXPECT_EQ(numbers("hundra"), "100");
    EXPECT_EQ(numbers("twenty-five people", "en"), "25");
    EXPECT_EQ(numbers("kaksikymmentäviisi henkilöä", "fi"), "25");
    EXPECT_EQ(numbers("خمسة وعشرين شخص", "ar"), "25");
    EXPECT_EQ(numbers("بیست و پنج نفر", "fa"), "25");
    EXPECT_EQ(numbers("shan iyo labaatan qof", "so"), "25");
    EXPECT_EQ(numbers("kow iyo toban", "so"), "11");
    EXPECT_EQ(numbers("двадцять п'ять осіб", "uk"), "25");
    EXPECT_EQ(numbers("dwadzieścia pięć osób", "pl"), "25");
    EXPECT_EQ(numbers("p\u0119\u0107 pi\u0119\u0107", "pl"), "5");
}

TEST(numbers, are_no_articles) {
    EXPECT_EQ(numbers("en trasig lampa"), "");
    EXPECT_EQ(numbers("En"), "1");
    EXPECT_EQ(numbers("a broken lamp", "en"), "");
}

TEST(numbers, are_not_what_other_rules_took) {
    EXPECT_EQ(numbers("kl 14.30 den 3 dec, ring 070-123 45 67"), "");
    EXPECT_EQ(numbers("Huvudstagatan 7"), "");
    EXPECT_EQ(numbers("status F-9JKT-3WHG"), "");
    EXPECT_EQ(numbers("نه", "fa"), "");
}

TEST(ages, of_several_are_all_found) {
    const auto ages = [](std::string_view text, std::string_view language) {
        return test::values("age", text, language);
    };
    EXPECT_EQ(ages("mina barn är 7 och 9 år", "sv"), "7 9");
    EXPECT_EQ(ages("sju och nio år gamla", "sv"), "7 9");
    EXPECT_EQ(ages("barn mellan 6 och 9 år", "sv"), "6 9");
    EXPECT_EQ(ages("5- och 8-åringar", "sv"), "5 8");
    EXPECT_EQ(ages("my kids are 7, 9 and 12 years old", "en"), "7 9 12");
    EXPECT_EQ(ages("lapset ovat 4 ja 6 vuotiaita", "fi"), "4 6");
}

}  // namespace
}  // namespace lotsen

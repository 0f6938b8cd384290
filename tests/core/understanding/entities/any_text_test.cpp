// Whatever is typed, entities lie inside the text and say something.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "tests/core/understanding/entities/reading.hpp"

namespace lotsen {
namespace {

constexpr std::array languages{"sv", "en", "fi", "ar", "fa", "so", "uk", "pl", "und", ""};
constexpr std::array pieces{
    "kl",         "14",       ".",
    ":",          "30",       "-",
    "/",          " ",        "i",
    "halv",       "fem",      "kvart",
    "över",       "den",      "3",
    ":e",         "december", "nästa",
    "+",          "0",        "070",
    "00",         "@",        "a.se",
    "F-",         "Solna",    "gatan",
    "7",          "بعد",      "الساعة",
    "وعشرين",     "خمسة",     "о",
    "п'ять",      "за",       "чверть",
    "wpół",       "do",       "o",
    "iyo",        "toban",    "saacadda",
    "در",         "۳",        "\u200C",
    "\u0301",     "\xFF",     "(",
    ")",          "om",       "en",
    "timme",      "at",       "half",
    "past",       "noon",     "99999999999999999999",
    "2026-11-23", "24/7",
};

void check(const std::string& text, const char* language) {
    for (const auto& one : test::read_all(text, language)) {
        EXPECT_LT(one.begin, one.end) << text;
        EXPECT_LE(one.end, text.size()) << text;
        EXPECT_FALSE(one.value.empty()) << text;
        EXPECT_GT(one.confidence, 0) << text;
        EXPECT_LE(one.confidence, 1) << text;
    }
}

TEST(any_text, of_pieces_that_mean_something_is_read_safely) {
    std::mt19937 random(11);
    for (int round = 0; round < 5000 && !testing::Test::HasFailure(); ++round) {
        std::string text;
        for (int i = 0; i < 9; ++i) {
            text += pieces[random() % pieces.size()];
            if (random() % 2 == 0) text += ' ';
        }
        check(text, languages[random() % languages.size()]);
    }
}

TEST(any_text, of_any_bytes_is_read_safely) {
    std::mt19937 random(12);
    for (int round = 0; round < 5000 && !testing::Test::HasFailure(); ++round) {
        std::string text(random() % 40, ' ');
        for (auto& byte : text)
            byte = static_cast<char>(random());
        check(text, languages[random() % languages.size()]);
    }
}

}  // namespace
}  // namespace lotsen

#include "core/understanding/intents/features.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace lotsen {
namespace {

std::map<feature_kind, std::size_t> kinds_of(std::string_view text) {
    text_features found;
    find_features(text, found);
    std::map<feature_kind, std::size_t> kinds;
    for (const auto one : found.all)
        ++kinds[kind_of(one)];
    return kinds;
}

TEST(features, of_a_word_are_its_letters_and_the_word) {
    const auto kinds = kinds_of("ab");
    // Of <ab>: <a, <ab, <ab>, a, ab, ab>, b, b>.
    EXPECT_EQ(kinds.at(feature_kind::characters), 8U);
    EXPECT_EQ(kinds.at(feature_kind::word), 1U);
    EXPECT_EQ(kinds.at(feature_kind::neighbours), 2U) << "with the ends of the text";
    EXPECT_FALSE(kinds.contains(feature_kind::stems));
}

TEST(features, of_two_words_are_also_the_pair) {
    const auto kinds = kinds_of("ab cd");
    EXPECT_EQ(kinds.at(feature_kind::neighbours), 3U);
    EXPECT_EQ(kinds.at(feature_kind::stems), 1U);
}

TEST(features, of_a_number_do_not_say_which_from_three_digits_on) {
    const auto all = [](std::string_view text) {
        text_features found;
        find_features(text, found);
        return found.all;
    };
    EXPECT_EQ(all("vagg 4217 vid"), all("vagg 9038 vid"));
    EXPECT_EQ(all("vagg 421"), all("vagg 903"));
    EXPECT_NE(all("vagg 421"), all("vagg 4217"));
    EXPECT_NE(all("ar 14"), all("ar 67")) << "ages tell";
    EXPECT_NE(all("f7k3m"), all("f9k3m"));
}

TEST(features, of_letters_say_how_many_they_are) {
    text_features found;
    find_features("ab 1", found);
    // Of <ab>, the word and the pair with the beginning; of <1>, the word and three pairs.
    const std::vector<std::uint8_t> letters{2, 3, 4, 1, 2, 3, 1, 2, 0, 0, 2, 3, 1, 2, 0, 0, 0, 0};
    EXPECT_EQ(found.letters, letters);
    ASSERT_EQ(found.all.size(), letters.size());
    std::string longer;
    for (std::size_t i = 0; i < letters.size(); ++i)
        longer += found.is_one_longer(i) ? '+' : '.';
    EXPECT_EQ(longer, ".++.++.+...+.+....");
}

TEST(features, of_a_run_of_han_are_short_and_its_own) {
    const auto kinds = kinds_of("路灯坏了");
    // Three from each mark or letter on, while there are so many; a mark alone says nothing.
    EXPECT_EQ(kinds.at(feature_kind::characters), 2U + 3 + 3 + 3 + 2);
    EXPECT_EQ(kinds.size(), 1U) << "no word, and no pair with the ends of the text";
    const auto mixed = kinds_of("solna 路灯坏了 centrum");
    EXPECT_EQ(mixed.at(feature_kind::word), 2U);
    EXPECT_EQ(mixed.at(feature_kind::neighbours), 2U) << "with the ends alone";
    EXPECT_EQ(mixed.at(feature_kind::stems), 1U) << "across the run";
}

}  // namespace
}  // namespace lotsen

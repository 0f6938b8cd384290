#include "core/understanding/intents/found_features.hpp"

#include <gtest/gtest.h>

#include <string>
#include <unordered_map>

#include "core/text/normalise.hpp"
#include "core/understanding/intents/keys.hpp"

namespace lotsen {
namespace {

std::vector<const std::string*> pointers(const std::vector<std::string>& texts) {
    std::vector<const std::string*> all;
    all.reserve(texts.size());
    for (const auto& one : texts)
        all.push_back(&one);
    return all;
}

/// So many that its table grows several times.
std::vector<std::string> many_texts() {
    std::vector<std::string> all;
    for (int i = 0; i < 500; ++i)
        all.push_back(
            "lampa " + std::to_string(i % 90) + " vid " +
            std::string(1, static_cast<char>('a' + i % 26)) + "gatan är trasig"
        );
    all.emplace_back("");
    all.emplace_back("lampa lampa lampa");
    return all;
}

TEST(found_features, are_those_of_each_text_by_number) {
    const auto texts = many_texts();
    const found_features all(pointers(texts));
    ASSERT_EQ(all.texts(), texts.size());
    text_features own;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        find_features(fold(texts[i]), own);
        EXPECT_EQ(all.key(i), key_of(texts[i]));
        const auto numbers = all.of(i);
        ASSERT_EQ(numbers.size(), own.all.size()) << texts[i];
        for (std::size_t k = 0; k < numbers.size(); ++k)
            ASSERT_EQ(all.at(numbers[k]), own.all[k]) << texts[i] << ' ' << k;
    }
}

TEST(found_features, have_one_number_each_in_order_of_appearance) {
    const auto texts = many_texts();
    const found_features all(pointers(texts));
    std::unordered_map<feature, std::uint32_t> seen;
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (const auto number : all.of(i)) {
            const auto [at, added] = seen.try_emplace(all.at(number), number);
            EXPECT_EQ(at->second, number);
            EXPECT_TRUE(!added || number + 1 == seen.size());
        }
    EXPECT_EQ(seen.size(), all.size());
}

TEST(found_features, know_the_letters_they_begin_with) {
    const std::vector<std::string> texts{"ab"};
    const found_features all(pointers(texts));
    std::size_t longer = 0;
    for (std::uint32_t number = 0; number < all.size(); ++number) {
        const auto beginning = all.beginning(number);
        if (beginning == number) continue;
        EXPECT_EQ(kind_of(all.at(number)), feature_kind::characters);
        EXPECT_EQ(beginning + 1, number) << "they stand side by side";
        ++longer;
    }
    // Of <ab>: <ab after <a, <ab> after <ab, ab after a, ab> after ab, b> after b.
    EXPECT_EQ(longer, 5U);
}

}  // namespace
}  // namespace lotsen

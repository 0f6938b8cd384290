#include "core/plugin/stems.hpp"

#include <gmock/gmock.h>

#include <random>

#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(stems_test, words_end_at_marks_of_every_script) {
    EXPECT_THAT(split_words(fold("Fotboll, 8 år?")), ElementsAre("fotboll", "8", "ar"));
    EXPECT_THAT(split_words(fold("نادي، شطرنج؟")), ElementsAre(fold("نادي"), fold("شطرنج")));
    EXPECT_THAT(split_words("a\u2013b\u2026c"), ElementsAre("a", "b", "c"));
}

TEST(stems_test, a_stem_matches_by_its_length) {
    EXPECT_TRUE(has_stem("kor", "kor"));
    EXPECT_FALSE(has_stem("korv", "kor"));
    EXPECT_TRUE(has_stem("schackklubb", "schack"));
    EXPECT_TRUE(has_stem("damfotboll", "fotboll"));
    EXPECT_FALSE(has_stem("modans", "dans"));
    EXPECT_TRUE(has_stem(fold("الشطرنج"), fold("شطرنج")));
    EXPECT_FALSE(has_stem("anything", ""));
}

TEST(stems_test, two_han_letters_are_a_word_wherever_they_stand) {
    EXPECT_TRUE(has_stem("我想找足球俱乐部", "足球"));
    EXPECT_FALSE(has_stem("我想找足球俱乐部", "找"));
}

TEST(stems_test, a_stem_may_be_of_several_words) {
    const auto words = split_words("vi vill nattvandra pa natten");
    EXPECT_TRUE(any_stem(words, {"pa natt"}));
    EXPECT_FALSE(any_stem(words, {"natten pa"}));
    EXPECT_FALSE(any_stem(words, {"atten"}));
}

TEST(stems_test, an_index_names_each_owner_once_in_order) {
    stem_index index;
    index.add("fotboll", 2);
    index.add("boll", 2);
    index.add("dam", 1);
    index.add("pa natt", 0);
    EXPECT_THAT(index.owners(split_words("damfotboll pa natten")), ElementsAre(0, 2));
    EXPECT_THAT(index.owners({"dam"}), ElementsAre(1));
    EXPECT_THAT(index.owners({}), IsEmpty());
    EXPECT_TRUE(index.has({"bollar"}, 2));
    EXPECT_FALSE(index.has({"bollar"}, 1));
    EXPECT_TRUE(index.exactly("dam", 1));
    EXPECT_FALSE(index.exactly("damer", 1));
}

/// The index is any_stem for many owners: whatever the words, both say the same.
TEST(stems_test, an_index_finds_what_is_found_one_by_one) {
    std::mt19937 random(7);
    const std::vector<std::string> letters{"a", "b", "\u0627", "\u0644", "\u8db3", "\u7403"};
    const auto word = [&](std::size_t most) {
        std::string made;
        for (auto left = random() % most + 1; left > 0; --left)
            made += letters[random() % letters.size()];
        return made;
    };
    for (int round = 0; round < 500; ++round) {
        std::vector<std::string> stems;
        stem_index index;
        for (std::size_t i = 0; i < 20; ++i) {
            stems.push_back(i % 5 == 0 ? word(2) + " " + word(3) : word(7));
            index.add(stems.back(), i);
        }
        std::vector<std::string> words;
        for (auto left = random() % 6; left > 0; --left)
            words.push_back(word(10));
        std::vector<std::size_t> expected;
        for (std::size_t i = 0; i < stems.size(); ++i)
            if (any_stem(words, {stems[i]})) expected.push_back(i);
        EXPECT_EQ(index.owners(words), expected) << round;
    }
}

}  // namespace
}  // namespace lotsen

#include "plugins/associations/words.hpp"

#include <gmock/gmock.h>

#include "core/text/normalise.hpp"

namespace lotsen::associations {
namespace {

using testing::ElementsAre;

TEST(words_test, words_end_at_marks_of_every_script) {
    EXPECT_THAT(split_words(fold("Fotboll, 8 år?")), ElementsAre("fotboll", "8", "ar"));
    EXPECT_THAT(split_words(fold("نادي، شطرنج؟")), ElementsAre(fold("نادي"), fold("شطرنج")));
    EXPECT_THAT(split_words("a\u2013b\u2026c"), ElementsAre("a", "b", "c"));
}

TEST(words_test, a_stem_matches_by_its_length) {
    EXPECT_TRUE(has_stem("kor", "kor"));
    EXPECT_FALSE(has_stem("korv", "kor"));
    EXPECT_TRUE(has_stem("schackklubb", "schack"));
    EXPECT_TRUE(has_stem("damfotboll", "fotboll"));
    EXPECT_FALSE(has_stem("modans", "dans"));
    EXPECT_TRUE(has_stem(fold("الشطرنج"), fold("شطرنج")));
    EXPECT_FALSE(has_stem("anything", ""));
}

TEST(words_test, a_slip_is_one_letter_or_two_in_long_words) {
    EXPECT_TRUE(nearly_same("fotbol", "fotboll"));
    EXPECT_TRUE(nearly_same("inebandy", "innebandy"));
    EXPECT_TRUE(nearly_same("gymnastkfor", "gymnastikforn"));
    EXPECT_FALSE(nearly_same("kor", "kar"));
    EXPECT_FALSE(nearly_same("tennis", "tempel"));
}

}  // namespace
}  // namespace lotsen::associations

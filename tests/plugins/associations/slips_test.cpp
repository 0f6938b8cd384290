#include "plugins/associations/slips.hpp"

#include <gtest/gtest.h>

namespace lotsen::associations {
namespace {

TEST(slips_test, a_slip_is_one_letter_or_two_in_long_words) {
    EXPECT_TRUE(nearly_same("fotbol", "fotboll"));
    EXPECT_TRUE(nearly_same("inebandy", "innebandy"));
    EXPECT_TRUE(nearly_same("gymnastkfor", "gymnastikforn"));
    EXPECT_FALSE(nearly_same("kor", "kar"));
    EXPECT_FALSE(nearly_same("tennis", "tempel"));
}

}  // namespace
}  // namespace lotsen::associations

#include "core/text/writing.hpp"

#include <gtest/gtest.h>

namespace {

using lotsen::writing_of;

TEST(writing, is_what_most_letters_belong_to) {
    EXPECT_EQ(writing_of("Hagalundsgatan 12"), "Latn");
    EXPECT_EQ(writing_of("سلام"), "Arab");
    EXPECT_EQ(writing_of("الضوء مطفي في Solna"), "Arab");
    EXPECT_EQ(writing_of("ሰላም"), "Ethi");
    EXPECT_EQ(writing_of("你好 ok"), "Hani");
}

TEST(writing, is_none_without_letters) {
    EXPECT_EQ(writing_of(""), "");
    EXPECT_EQ(writing_of("08-746 10 00 !"), "");
    EXPECT_EQ(writing_of("\xff\xfe"), "");
}

}  // namespace

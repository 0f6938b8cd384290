#include "core/understanding/language/script.hpp"

#include <gtest/gtest.h>

namespace lotsen {
namespace {

TEST(script_of_text, is_what_most_letters_are_of) {
    EXPECT_EQ(script_of_text("Hagalundsgatan 12"), script::latin);
    EXPECT_EQ(script_of_text("ПРИВЕТ"), script::cyrillic);
    EXPECT_EQ(script_of_text("الضوء مطفي في Solna"), script::arabic);
    EXPECT_EQ(script_of_text("ሰላም"), script::ethiopic);
    EXPECT_EQ(script_of_text("你好啊 ok"), script::han);
}

TEST(script_of_text, is_none_without_letters) {
    for (const auto* text : {"", "08-746 10 00 !", "\xff\xfe"})
        EXPECT_EQ(script_of_text(text), script::none) << text;
}

}  // namespace
}  // namespace lotsen

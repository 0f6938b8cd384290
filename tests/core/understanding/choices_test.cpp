#include "core/understanding/choices.hpp"

#include <gtest/gtest.h>

#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

choice_keyword keyword(std::string language, std::string word, std::string value) {
    choice_keyword made;
    made.language = std::move(language);
    made.word = std::move(word);
    made.value = std::move(value);
    return made;
}

const choice_finder& finder() {
    static const choice_finder made(
        {keyword("sv", "ringa", "reach=phone"),
         keyword("sv", "stolpe", "what=pole"),
         keyword("ar", "حاوية", "what=bin")}
    );
    return made;
}

std::string found(std::string_view text, std::string_view language) {
    std::string values;
    for (const auto& one : finder().find(fold_with_origin(text), language))
        values += one.value + " ";
    return values;
}

TEST(choices, are_found_bent_and_in_compounds) {
    EXPECT_EQ(found("ni kan ringa", "sv"), "reach=phone ");
    EXPECT_EQ(found("en lyktstolpe", "sv"), "what=pole ");
    EXPECT_EQ(found("elstolpen", "sv"), "what=pole ") << "two letters before it";
}

TEST(choices, are_not_what_a_word_happens_to_end_with) {
    EXPECT_EQ(found("två åringar", "sv"), "");
}

TEST(choices, may_follow_a_letter_that_is_a_word) {
    EXPECT_EQ(found("وحاوية ممتلئة", "ar"), "what=bin ");
}

}  // namespace
}  // namespace lotsen

#include "core/understanding/own_letters.hpp"

#include <gtest/gtest.h>

#include <string>

#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

/// "" where the text is left as it is.
std::string own(std::string_view text, std::string_view language) {
    const auto made = in_own_letters(fold_with_origin(text), language);
    return made ? made->text : std::string();
}

TEST(own_letters, are_those_of_the_language) {
    EXPECT_EQ(own("Pomogite, u nas pozhar", "ru"), fold("помогите, у нас пожар"));
    EXPECT_EQ(own("moy syn ishchet rabotu", "ru"), fold("мой сын ищет работу"));
    EXPECT_EQ(own("kalyuzha pid mostom", "uk"), fold("калюжа під мостом"));
    EXPECT_EQ(own("3ayez sho8l", "ar"), fold("عايز شغل"));
    EXPECT_EQ(own("salam", "fa"), fold("سلام"));
    EXPECT_EQ(own("salam", "prs"), fold("سلام"));
    EXPECT_EQ(own("ghar mein", "ur"), fold("گھر میں"));
    EXPECT_EQ(own("ami ki kori", "bn"), fold("আমি কি করি"));
}

TEST(own_letters, are_put_as_their_place_in_the_word_asks) {
    EXPECT_EQ(own("el raseef", "ar"), fold("الرسيف"));  // the article is joined
    EXPECT_EQ(own("el, ya ana", "ar"), fold("ال, يا انا"));
    EXPECT_EQ(own("jam3iya", "ar"), fold("جمعية"));
    EXPECT_EQ(own("khallaset", "ar"), fold("خلست"));  // one letter for two
    EXPECT_EQ(own("anna", "ru"), fold("анна"));
    EXPECT_EQ(own("eto y zhyu", "ru"), fold("это ы жю"));
}

TEST(own_letters, are_only_for_what_is_in_latin_ones) {
    EXPECT_EQ(own("Hej, lampan ar trasig", "sv"), "");
    EXPECT_EQ(own("не горит лампа у Coop", "ru"), "");
    EXPECT_EQ(own("", "ru"), "");
    EXPECT_EQ(own("08-746 10 00", "ru"), "");
    EXPECT_EQ(own("cv 38 fabrik, ok", "ru"), "cv 38 fabrik, ok");
    EXPECT_EQ(own("k38b", "ru"), fold("к38б"));  // what no rule is for stays
}

TEST(own_letters, know_where_they_come_from) {
    const std::string text = "Što ščo: shkola 7";
    const auto folded = fold_with_origin(text);
    const auto made = in_own_letters(folded, "ru");
    ASSERT_TRUE(made.has_value());
    ASSERT_EQ(made->origin.size(), made->text.size() + 1);
    EXPECT_EQ(made->origin.back(), text.size());
    for (std::size_t i = 1; i < made->origin.size(); ++i)
        EXPECT_LE(made->origin[i - 1], made->origin[i]);
    const auto school = made->text.find(fold("школа"));
    ASSERT_NE(school, made->text.npos);
    EXPECT_EQ(made->origin[school], text.find("shkola"));
}

}  // namespace
}  // namespace lotsen

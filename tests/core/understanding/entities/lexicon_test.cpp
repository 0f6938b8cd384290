#include "core/understanding/entities/lexicon.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_folder.hpp"

namespace lotsen::entities {
namespace {

TEST(a_lexicon, knows_words_and_rules) {
    const auto words =
        lexicon::parse("# numbers\nrules: glued_and\nnumber 2: två\nday 2: i_övermorgon\n");
    ASSERT_TRUE(words.has_value());
    EXPECT_TRUE(words->has(rule::glued_and));
    EXPECT_FALSE(words->has(rule::dotted_dates));
    ASSERT_NE(words->find("i overmorgon"), nullptr);
    EXPECT_EQ(words->find("i overmorgon")->meanings.front().value, 2);
}

TEST(a_lexicon, says_which_line_is_wrong) {
    EXPECT_EQ(
        lexicon::parse("number 1: ett\nnumbre 2: två\n").error().detail, "2: no sense numbre"
    );
    EXPECT_EQ(lexicon::parse("number two: två\n").error().detail, "1: no number two");
    EXPECT_EQ(lexicon::parse("rules: backwards\n").error().detail, "1: no rule backwards");
    EXPECT_EQ(lexicon::parse("två\n").error().detail, "1: no colon before the words");
}

TEST(lexicons, need_swedish_and_english_to_borrow_from) {
    const test::temporary_folder folder;
    std::ofstream(folder.path() / "sv.txt") << "month 12: december\n";
    EXPECT_EQ(lexicons::load(folder.path()).error().code, errc::not_found);
    std::ofstream(folder.path() / "en.txt") << "weekday 1: monday\n";
    std::ofstream(folder.path() / "ru.txt") << "month 12: декабря\n";
    const auto all = lexicons::load(folder.path()).value();
    EXPECT_NE(all->of("ru").find("monday"), nullptr);
    EXPECT_NE(all->of("ru-SE").find("декабря"), nullptr);
    EXPECT_EQ(all->of("sv").find("декабря"), nullptr);
    EXPECT_NE(all->of("xx").find("december"), nullptr) << "Swedish, where nothing is known";
}

}  // namespace
}  // namespace lotsen::entities

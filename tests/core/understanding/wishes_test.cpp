#include "core/understanding/wishes.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <memory>

#include "core/understanding/part.hpp"

namespace lotsen {
namespace {

// Knows two words, and what a text is about by which of them are in it.
std::vector<intent_score> scores_of(std::string_view text) {
    const bool lamp = text.find("lamp") != text.npos;
    const bool club = text.find("club") != text.npos;
    const bool hello = text.find("hello") != text.npos;
    const bool choir = text.find("choir") != text.npos;
    std::vector<intent_score> scores;
    if (choir && !lamp) scores.push_back({"associations", "grants", 0.55});  // is not sure of it
    if (choir && lamp)  // and does not hear it beside a lamp
        return {{"fault_reports", "report_fault", 0.8}, {"core", "complaint", 0.1}};
    if (lamp && !club) scores.push_back({"fault_reports", "report_fault", 0.95});
    if (club && !lamp) scores.push_back({"associations", "find_association", 0.9});
    if (lamp && club)
        scores = {
            {"fault_reports", "report_fault", 0.5}, {"associations", "find_association", 0.4}};
    if (scores.empty() && hello) scores.push_back({"core", "greeting", 0.9});
    return scores;
}

bool joins(std::string_view word) {
    return word == "and";
}

score_part score_of(const understanding& whole) {
    const auto names = std::make_shared<std::deque<intent_score>>();
    return [&whole, names](std::size_t begin, std::size_t end) {
        const auto scores = scores_of(std::string_view(whole.text).substr(begin, end - begin));
        std::vector<likely_intent> likely;
        likely.reserve(scores.size());
        for (const auto& one : scores)
            likely.push_back({&names->emplace_back(one), one.confidence});
        return likely;
    };
}

std::vector<std::string> wishes_of(const std::string& text) {
    understanding whole;
    whole.text = text;
    whole.intents = scores_of(whole.text);
    std::vector<std::string> parts;
    for (const auto& one : find_wishes(whole, {0, whole.text.size()}, score_of(whole), joins))
        parts.push_back(text.substr(one.begin, one.end - one.begin));
    return parts;
}

std::string wanted_of(const std::string& text) {
    understanding whole;
    whole.text = text;
    const auto part = wanted_part(whole, score_of(whole), joins);
    return text.substr(part.begin, part.end - part.begin);
}

using texts = std::vector<std::string>;

TEST(wanted_part, is_without_what_is_said_before_and_after) {
    EXPECT_EQ(wanted_of("hello there. which club is there?"), "which club is there?");
    EXPECT_EQ(
        wanted_of("hello you. hello, you. which club is there? hello again"),
        "which club is there? "
    );
    EXPECT_EQ(wanted_of("which club is there"), "which club is there");
}

TEST(wanted_part, is_all_where_nothing_else_is_left_and_in_the_middle_of_a_wish) {
    EXPECT_EQ(wanted_of("hello there. hello again"), "hello again");
    EXPECT_EQ(wanted_of("the lamp, hello, is broken"), "the lamp, hello, is broken");
    EXPECT_EQ(wanted_of(""), "");
}

TEST(wishes, are_parted_by_signs_and_joining_words) {
    EXPECT_EQ(
        wishes_of("the lamp is broken. which club is there?"),
        (texts{"the lamp is broken.", "which club is there?"})
    );
    EXPECT_EQ(
        wishes_of("the lamp is broken and is there a club"),
        (texts{"the lamp is broken", "and is there a club"})
    );
}

TEST(wishes, may_follow_each_other_without_a_sign) {
    const auto parts =
        wishes_of("hello our old lamp is broken please which good chess club is there");
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_NE(parts[0].find("lamp"), std::string::npos);
    EXPECT_NE(parts[1].find("club"), std::string::npos);
}

TEST(wishes, behind_a_question_are_no_longer_its_story) {
    EXPECT_EQ(
        wishes_of("is the lamp mended? our choir needs money"),
        (texts{"is the lamp mended?", "our choir needs money"})
    );
    EXPECT_EQ(wishes_of("is the lamp mended\xD8\x9F our choir needs money").size(), 2U)
        << "the Arabic question mark";
    EXPECT_TRUE(wishes_of("the lamp is broken. our choir needs money").empty());
    EXPECT_TRUE(wishes_of("the lamp is broken, our choir needs money").empty());
}

TEST(wishes, are_parted_by_a_blank_where_words_are_not) {
    const auto chinese = wishes_of("路灯坏了lamp坏了 请问有没有club俱乐部");
    EXPECT_EQ(chinese, (texts{"路灯坏了lamp坏了", "请问有没有club俱乐部"}));
    EXPECT_EQ(wishes_of("路灯坏了lamp坏了请问有没有club俱乐部").size(), 0U);
}

TEST(wishes, are_none_where_there_is_one) {
    EXPECT_TRUE(wishes_of("the lamp is broken. the other lamp too").empty());
    EXPECT_TRUE(wishes_of("hello there, my dear. the lamp is broken").empty());
    EXPECT_TRUE(wishes_of("").empty());
}

TEST(wishes, are_not_looked_for_in_danger) {
    understanding whole;
    whole.text = "the lamp is broken. which club is there?";
    whole.intents = scores_of(whole.text);
    whole.danger = danger::crime;
    EXPECT_TRUE(find_wishes(whole, {0, whole.text.size()}, score_of(whole), joins).empty());
}

TEST(wishes, have_the_particulars_that_stand_in_them) {
    understanding whole;
    whole.text = "lamp at Haga. club";
    whole.language = "en";
    whole.entities.push_back({"place", "Haga", 8, 12, 1, {}});
    const auto first = part_of(whole, 0, 14);
    EXPECT_EQ(first.text, "lamp at Haga.");
    EXPECT_EQ(first.language, "en");
    EXPECT_EQ(first.entities.size(), 1U);
    EXPECT_TRUE(part_of(whole, 14, 18).entities.empty());
    const auto behind = part_of(whole, 5, 13);
    ASSERT_EQ(behind.entities.size(), 1U);
    EXPECT_EQ(behind.entities[0].begin, 3U);
}

}  // namespace
}  // namespace lotsen

#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::HasSubstr;

struct a_correction : talk_test {};

TEST_F(a_correction, in_words_that_answer_nothing_asked_is_taken) {
    lends_until("photo");
    says(words("nej vid Huvudsta").place("Huvudsta"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.changed]"));
    EXPECT_EQ(text_at(object_at(slots(), "place"), "text"), "Huvudsta");
    EXPECT_THAT(heard(), HasSubstr(question_for("photo")));
    // The same again is no correction: the question was not answered.
    says(words("vid Huvudsta").place("Huvudsta"));
    EXPECT_THAT(heard(), HasSubstr("[core:slot."));
}

TEST_F(a_correction, may_begin_within_its_opening_words) {
    lends_until("photo");
    says(words("jag menar vid Huvudsta").place("vid Huvudsta").correcting("jag menar vid"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.changed]"));
}

TEST_F(a_correction, in_a_word_of_another_intent_is_no_digression) {
    lends_until("phone");
    says(words("borr").choice("tools", "borr", "loan.tool=drill").intent("tools", "opening", 0.97));
    EXPECT_EQ(asked_plugin(), nullptr);
    EXPECT_THAT(heard(), HasSubstr("[core:form.changed]"));
}

TEST_F(a_correction, asks_no_question_again_that_has_no_words) {
    auto plugins = example_plugins();
    for (auto& plugin : plugins)
        if (plugin.id == "tools") {
            auto& slots = plugin.forms.front().slots;
            auto& day = *std::ranges::find(slots, "day", &slot::name);
            day.asked = day.required = false;
        }
    talk_ = make_dialogue(plugins, std::make_shared<plain_catalogue>());
    lends_until("place");
    says(words("vid Hagalund i morgon").place("Hagalund").entity("date", "i morgon", "2026-11-24"));
    says(words("nej vänta det passar inte").correcting("nej vänta"));
    EXPECT_THAT(heard(), HasSubstr(question_for("place")));
}

/// A form that has taken a place, and asks for the day.
struct a_house_number : talk_test {
    void lends_at(std::string_view place) {
        says(words("låna en borr vid " + std::string(place))
                 .intent("tools", "lend")
                 .choice("tools", "borr", "loan.tool=drill")
                 .place(place));
    }
    std::string_view place() { return text_at(object_at(form().slots, "place"), "text"); }
};

TEST_F(a_house_number, is_corrected_by_itself) {
    lends_at("Hagalundsgatan 12");
    says(words("nej vänta nummer 14").correcting("nej vänta"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.changed]"));
    EXPECT_EQ(place(), "Hagalundsgatan 14");
    EXPECT_THAT(heard(), HasSubstr(question_for("day")));
}

TEST_F(a_house_number, is_corrected_with_the_letter_of_the_entrance) {
    lends_at("Hagalundsgatan 12 A");
    says(words("jag menar 14 b").entity("number", "14", "14").correcting("jag menar"));
    EXPECT_EQ(place(), "Hagalundsgatan 14 b");
    says(words("jag menar 14").entity("number", "14", "14").correcting("jag menar"));
    EXPECT_EQ(place(), "Hagalundsgatan 14");
}

TEST_F(a_house_number, comes_with_the_street_that_was_named_before) {
    lends_until("story");
    says(words("vid Hagalund 5").entity("place", "Hagalund 5", "Hagalund 5"));
    EXPECT_EQ(place(), "Hagalund 5");
    EXPECT_FALSE(slots().contains("story"));
    EXPECT_THAT(heard(), HasSubstr(question_for("story")));
    says(words("gren vid Hagalund 7 ska ner").entity("place", "Hagalund 7", "Hagalund 7"));
    EXPECT_EQ(place(), "Hagalund 5");
    EXPECT_TRUE(slots().contains("story"));
}

TEST_F(a_house_number, is_added_where_there_was_none) {
    lends_at("Hagalundsgatan");
    says(words("jag menar 7").entity("number", "7", "7").correcting("jag menar"));
    EXPECT_EQ(place(), "Hagalundsgatan 7");
}

TEST_F(a_house_number, is_none_among_other_words) {
    lends_at("Hagalundsgatan 12");
    says(words("jag menar att vi var 14 stycken där då")
             .entity("number", "14", "14")
             .correcting("jag menar"));
    EXPECT_EQ(place(), "Hagalundsgatan 12");
    for (const auto* text :
         {"jag menar 12345678", "jag menar 14 16", "jag menar 8-åriga barn", "jag menar nr14"}) {
        says(words(text).correcting("jag menar"));
        EXPECT_EQ(place(), "Hagalundsgatan 12") << text;
    }
    says(words("jag menar 070-123").entity("phone", "070-123", "070123").correcting("jag menar"));
    EXPECT_EQ(place(), "Hagalundsgatan 12");
}

TEST_F(a_house_number, is_corrected_in_the_summary_without_an_opener) {
    lends_until("end");
    says(words("nummer 14"));
    EXPECT_EQ(place(), "vid Hagalund 14");
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
    says(words("fotboll för en 8-årig pojke"));
    EXPECT_EQ(place(), "vid Hagalund 14");
    says(words("nummer 2").nth(2));
    EXPECT_THAT(heard(), HasSubstr("[core:form.which_change]")) << "an option of the summary";
    says(words("tillbaka").act(dialogue_act::back));
    lends_until("end");
    says(words("1"));
    EXPECT_NE(submitted(), nullptr);
}

TEST_F(a_house_number, is_no_answer_to_another_question) {
    lends_until("email");
    says(words("14"));
    EXPECT_EQ(place(), "vid Hagalund");
    EXPECT_THAT(heard(), HasSubstr("[core:slot.invalid.email]"));
}

}  // namespace
}  // namespace lotsen::test

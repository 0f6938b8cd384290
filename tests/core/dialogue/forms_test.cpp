#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct a_form : talk_test {};

TEST_F(a_form, begins_with_its_intent_and_asks_the_first_question) {
    says(words("jag vill låna").intent("tools", "lend"));
    EXPECT_THAT(heard(), HasSubstr(question_for("tool")));
    EXPECT_THAT(offered(), Contains("[tools:tool.saw]"));
    EXPECT_THAT(offered(), Not(Contains("[core:option.skip]")));
    EXPECT_EQ(last.says.back().plugin, "tools");
    EXPECT_EQ(last.says.back().intent, "lend");
    EXPECT_EQ(text_at(last.says.back().expects, "slot"), "choice");
}

TEST_F(a_form, waits_for_an_answer_until_it_is_left) {
    EXPECT_FALSE(talk_->is_asking(nullptr));
    open();
    EXPECT_FALSE(talk_->is_asking(memory_));
    says(words("jag vill låna").intent("tools", "lend"));
    EXPECT_TRUE(talk_->is_asking(memory_));
    says(words("").act(dialogue_act::cancel));
    EXPECT_FALSE(talk_->is_asking(memory_));
}

TEST_F(a_form, takes_what_the_first_sentence_says_and_repeats_it) {
    says(words("låna en såg i Hagalund i morgon")
             .intent("tools", "lend")
             .choice("tools", "såg", "loan.tool=saw")
             .place("Hagalund")
             .entity("date", "i morgon", "2026-11-24"));
    EXPECT_EQ(text_at(slots(), "tool"), "saw");
    EXPECT_EQ(text_at(object_at(slots(), "place"), "name"), "Hagalund");
    EXPECT_EQ(text_at(slots(), "day"), "2026-11-24");
    EXPECT_THAT(heard(), HasSubstr("[core:form.noted]"));
    EXPECT_THAT(heard(), HasSubstr(question_for("blade")));
}

TEST_F(a_form, takes_a_story_as_the_free_text) {
    const std::string story = "behöver låna en såg för ett träd som fallit";
    says(words(story.substr(0, 40)).intent("tools", "lend"));
    EXPECT_FALSE(slots().contains("story"));
    says(words("").act(dialogue_act::cancel));
    says(words("låna en såg för ett träd")
             .intent("tools", "lend")
             .choice("tools", "såg", "loan.tool=saw"));
    EXPECT_EQ(text_at(slots(), "story"), "låna en såg för ett träd");
}

TEST_F(a_form, fills_several_slots_from_one_answer) {
    lends_until("place");
    says(words("i Hagalund på tisdag kl 16")
             .place("Hagalund")
             .entity("date", "på tisdag", "2026-11-24")
             .entity("time", "kl 16", "16:00"));
    EXPECT_EQ(text_at(object_at(slots(), "place"), "name"), "Hagalund");
    EXPECT_EQ(text_at(slots(), "hour"), "16:00");
    EXPECT_THAT(heard(), HasSubstr(question_for("story")));
    EXPECT_THAT(heard(), HasSubstr("[core:form.noted]"));
}

TEST_F(a_form, passes_over_what_its_condition_rules_out) {
    says(words("jag vill låna").intent("tools", "lend"));
    chooses("[tools:tool.drill]");
    EXPECT_THAT(heard(), HasSubstr(question_for("place")));
}

TEST_F(a_form, takes_a_choice_by_button_label_or_number) {
    lends_until("tool");
    says(words("2"));
    EXPECT_EQ(text_at(slots(), "tool"), "drill");
    open();
    lends_until("tool");
    says(words("den andra").nth(2));
    EXPECT_EQ(text_at(slots(), "tool"), "drill");
    open();
    lends_until("tool");
    says(words("den femte").nth(5));
    EXPECT_FALSE(slots().contains("tool"));
    EXPECT_THAT(heard(), HasSubstr("[core:slot.invalid.choice]"));
    open();
    lends_until("tool");
    says(words("[TOOLS:TOOL.ladder]"));
    EXPECT_EQ(text_at(slots(), "tool"), "ladder");
    open();
    lends_until("tool");
    chooses("[tools:tool.saw]");
    EXPECT_EQ(text_at(slots(), "tool"), "saw");
}

TEST_F(a_form, says_what_is_wrong_and_offers_a_person_the_second_time) {
    lends_until("day");
    says(words("blå"));
    EXPECT_THAT(heard(), HasSubstr("[core:slot.invalid.date]"));
    EXPECT_THAT(heard(), HasSubstr("[core:slot.help.date]"));
    EXPECT_THAT(offered(), Not(Contains("[core:option.person]")));
    says(words("gul"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.offer_help]"));
    EXPECT_THAT(offered(), Contains("[core:option.person]"));
    answers_question("day");
    EXPECT_EQ(form().attempts, 0);
}

TEST_F(a_form, keeps_numbers_and_texts_within_their_limits) {
    lends_until("blade");
    says(words("31").entity("number", "31", "31"));
    EXPECT_THAT(heard(), HasSubstr("[core:slot.invalid.range] 1 30"));
    // An answer still, though its words alone look like another matter.
    says(words("31").entity("number", "31", "31").intent("core", "out_of_scope", 0.99));
    EXPECT_THAT(heard(), HasSubstr("[core:slot.invalid.range] 1 30"));
    says(words("30"));
    EXPECT_EQ(slots().at("blade"), json::value(30));
    open();
    lends_until("story");
    says(words("nja"));
    EXPECT_THAT(heard(), HasSubstr("[core:slot.invalid.short] 5"));
    says(words(std::string(41, 'a')));
    EXPECT_THAT(heard(), HasSubstr("[core:slot.invalid.long] 40"));
}

TEST_F(a_form, keeps_a_place_as_written_with_its_name) {
    lends_until("place");
    says(words("på hörnet vid Hagalund").place("Hagalund"));
    EXPECT_EQ(text_at(object_at(slots(), "place"), "text"), "på hörnet vid Hagalund");
    EXPECT_EQ(text_at(object_at(slots(), "place"), "name"), "Hagalund");
    open();
    lends_until("place");
    says(words("bakom affären"));
    EXPECT_EQ(text_at(object_at(slots(), "place"), "text"), "bakom affären");
    EXPECT_FALSE(object_at(slots(), "place").contains("name"));
}

TEST_F(a_form, offers_to_skip_what_is_optional) {
    lends_until("phone");
    EXPECT_TRUE(flag_at(last.says.back().expects, "optional"));
    chooses("[core:option.skip]");
    EXPECT_THAT(heard(), HasSubstr(question_for("email")));
    says(words("nej").act(dialogue_act::no));
    EXPECT_THAT(heard(), HasSubstr(question_for("photo")));
    EXPECT_FALSE(slots().contains("email"));
}

TEST_F(a_form, asks_for_no_photo_at_a_kiosk) {
    context.channel = "kiosk";
    lends_until("photo");
    EXPECT_THAT(heard(), Not(HasSubstr(question_for("photo"))));
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
    chooses("[core:option.change]");
    EXPECT_THAT(offered(), Not(Contains("[tools:loan.photo.label]")));
    EXPECT_THAT(offered(), Contains("[tools:loan.place.label]"));
}

TEST_F(a_form, takes_a_photo_when_it_comes) {
    lends_until("place");
    says(words("").photo("photo7"));
    EXPECT_EQ(text_at(slots(), "photo"), "photo7");
    EXPECT_THAT(heard(), HasSubstr("[core:photo.received]"));
    EXPECT_THAT(heard(), HasSubstr(question_for("place")));
    says(words("vid Hagalund").place("Hagalund").photo("photo8"));
    EXPECT_EQ(text_at(slots(), "photo"), "photo8");
    EXPECT_THAT(heard(), HasSubstr("[core:photo.replaced]"));
    EXPECT_THAT(heard(), HasSubstr(question_for("day")));
}

TEST_F(a_form, gets_the_photo_that_came_before_it) {
    says(words("").photo("photo1"));
    EXPECT_THAT(heard(), HasSubstr("[core:photo.what]"));
    says(words("jag vill låna").intent("tools", "lend"));
    EXPECT_EQ(text_at(slots(), "photo"), "photo1");
    EXPECT_EQ(state().photo, "");
}

TEST_F(a_form, shows_a_summary_before_it_is_sent) {
    lends_until("end");
    EXPECT_FALSE(last.call);
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary] [tools:loan.title]"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.line] [tools:loan.place.label] vid Hagalund"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.line] [tools:loan.tool.question] [tools:tool.saw]"));
    EXPECT_THAT(heard(), HasSubstr("[core:value.date] 2026-11-24"));
    EXPECT_THAT(heard(), HasSubstr("[core:value.yes]"));
    EXPECT_THAT(heard(), HasSubstr("[tools:loan.confirm]"));
}

TEST_F(a_form, leaves_a_ruled_out_answer_out_of_what_is_sent) {
    lends_until("end");
    chooses("[core:option.change]");
    chooses("[tools:loan.tool.question]");
    chooses("[tools:tool.drill]");
    EXPECT_THAT(heard(), Not(HasSubstr("loan.blade")));
    says(words("ja").act(dialogue_act::yes));
    ASSERT_NE(submitted(), nullptr);
    EXPECT_FALSE(submitted()->slots.contains("blade"));
    EXPECT_EQ(text_at(submitted()->slots, "tool"), "drill");
}

TEST_F(a_form, changes_one_slot_and_comes_back_to_the_summary) {
    lends_until("end");
    says(words("nej").act(dialogue_act::no));
    EXPECT_THAT(heard(), HasSubstr("[core:form.which_change]"));
    chooses("[tools:loan.day.question]");
    EXPECT_THAT(heard(), HasSubstr(question_for("day")));
    EXPECT_EQ(text_at(slots(), "day"), "2026-11-24");
    says(words("på fredag").entity("date", "på fredag", "2026-11-27"));
    EXPECT_EQ(text_at(slots(), "day"), "2026-11-27");
    EXPECT_THAT(heard(), HasSubstr("[core:form.changed]"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
}

TEST_F(a_form, refuses_the_send_button_of_an_older_summary) {
    lends_until("end");
    const auto old_send = id_of("[core:option.send]");
    says(words("nej på fredag").entity("date", "på fredag", "2026-11-27").act(dialogue_act::no));
    EXPECT_EQ(text_at(slots(), "day"), "2026-11-27");
    chooses_id(old_send);
    EXPECT_FALSE(last.call);
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
    chooses("[core:option.send]");
    EXPECT_NE(submitted(), nullptr);
}

TEST_F(a_form, lets_an_older_button_correct_an_answer) {
    lends_until("tool");
    const auto drill = id_of("[tools:tool.drill]");
    answers_question("tool");
    answers_question("blade");
    chooses_id(drill);
    EXPECT_EQ(text_at(slots(), "tool"), "drill");
    EXPECT_THAT(heard(), HasSubstr("[core:form.changed]"));
    EXPECT_THAT(heard(), HasSubstr(question_for("place")));
}

TEST_F(a_form, refuses_the_buttons_of_one_that_ended) {
    lends_until("tool");
    const auto drill = id_of("[tools:tool.drill]");
    lends_until("end");
    const auto change = id_of("[core:option.change]");
    says(words("avbryt").act(dialogue_act::cancel));
    chooses_id(drill);
    EXPECT_TRUE(last.unknown_option) << "the caller says so in the resident's language";
    chooses_id(change);
    EXPECT_THAT(heard(), HasSubstr("[core:option.gone]"));
    EXPECT_TRUE(state().forms.empty());
}

TEST_F(a_form, does_not_know_an_option_that_was_never_offered) {
    const auto before = stored_;
    for (const auto* id :
         {"o999", "", "t", "t1", "ttools.none", "s", "s1.0.0", "k9.9", "s1.x", "tile"}) {
        chooses_id(id);
        EXPECT_TRUE(last.unknown_option) << id;
        EXPECT_EQ(talk_->option_label(memory_, id), "");
    }
    EXPECT_TRUE(last.unknown_option);
    EXPECT_TRUE(last.says.empty());
    EXPECT_EQ(stored_, before);
    EXPECT_EQ(talk_->option_label(memory_, "o999"), "");
}

TEST_F(a_form, keeps_no_more_open_options_than_named) {
    // Each summary has a "send" of its own.
    lends_until("end");
    for (std::size_t i = 0; i < talk::open_options; ++i)
        says(words("gröt"));
    EXPECT_EQ(state().options.size(), talk::open_options);
    chooses_id("o1");
    EXPECT_TRUE(last.unknown_option);
}

TEST_F(a_form, offers_the_same_again_under_the_same_id) {
    const auto tiles = last.says.front().options;
    says(words("hej").intent("core", "greeting"));
    EXPECT_EQ(last.says.front().options, tiles);
    EXPECT_TRUE(state().options.empty()) << "what is declared need not be remembered";
}

TEST_F(a_form, takes_the_answer_after_a_correction_of_oneself) {
    lends_until("place");
    says(words("nej jag menar Hagalund").place("Hagalund").correcting("nej jag menar"));
    EXPECT_EQ(text_at(object_at(slots(), "place"), "text"), "Hagalund");
}

}  // namespace
}  // namespace lotsen::test

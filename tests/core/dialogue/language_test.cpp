#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct a_language : talk_test {};

TEST_F(a_language, clearly_another_is_followed_with_a_way_back) {
    says(words("I want to borrow").intent("tools", "lend").language("en"));
    EXPECT_EQ(last.locale, "en");
    EXPECT_FALSE(last.locale_is_chosen);
    EXPECT_THAT(heard(), HasSubstr("en [core:language.switched]"));
    EXPECT_THAT(heard(), HasSubstr("en " + question_for("tool")));
    EXPECT_THAT(offered(), Contains("[core:language.back]")) << "in the language it leads back to";
    chooses("[core:language.back]");
    EXPECT_EQ(last.locale, "sv");
    EXPECT_TRUE(last.locale_is_chosen);
    EXPECT_THAT(last.says.back().text, HasSubstr(question_for("tool")));
    EXPECT_EQ(last.says.back().locale, "sv");
}

TEST_F(a_language, of_a_single_word_or_a_weak_guess_changes_nothing) {
    says(words("okay").language("en"));
    EXPECT_FALSE(last.locale);
    says(words("okay maybe").language("en", 0.6));
    EXPECT_FALSE(last.locale);
    says(words("sdf sdf").language("und", 0.99));
    EXPECT_FALSE(last.locale);
}

TEST_F(a_language, in_another_writing_needs_one_word) {
    says(words("شكرا").language("ar", 0.7));
    EXPECT_EQ(last.locale, "ar");
    says(words("ok").language("en"));
    EXPECT_FALSE(last.locale) << "Latin letters are at home everywhere";
}

TEST_F(a_language, in_a_writing_of_several_is_asked_for) {
    says(words("سلام").intent("core", "greeting").language("ar", 0.4));
    EXPECT_FALSE(last.locale);
    EXPECT_THAT(last.says.back().text, HasSubstr("ar [core:language.which]"));
    ASSERT_EQ(last.says.back().options.size(), 1u) << "of those written so";
    chooses("العربية");
    EXPECT_EQ(last.locale, "ar");
    EXPECT_TRUE(last.locale_is_chosen);
    says(words("سلام").intent("core", "greeting").language("ar", 0.4));
    EXPECT_THAT(heard(), Not(HasSubstr("[core:language.which]")));
}

TEST_F(a_language, of_a_name_in_a_form_changes_nothing) {
    lends_until("place");
    says(words("Church Street").language("en"));
    EXPECT_FALSE(last.locale);
}

TEST_F(a_language, that_was_chosen_stays) {
    context.locale_is_chosen = true;
    says(words("I want to borrow").intent("tools", "lend").language("en"));
    EXPECT_FALSE(last.locale);
    context.locale_is_chosen = false;
    changes_locale("en");
    says(words("jag vill låna").intent("tools", "lend").language("sv"));
    EXPECT_FALSE(last.locale);
}

TEST_F(a_language, is_asked_for_by_name) {
    says(words("på engelska tack").intent("core", "change_language"));
    EXPECT_EQ(last.locale, "en");
    EXPECT_TRUE(last.locale_is_chosen);
    says(words("voiko suomeksi").intent("core", "change_language"));
    EXPECT_EQ(last.locale, "fi");
    says(words("بالعربية من فضلك").intent("core", "change_language"));
    EXPECT_EQ(last.locale, "ar");
}

TEST_F(a_language, asked_for_without_a_name_is_listed_in_its_own) {
    says(words("ett annat språk").intent("core", "change_language"));
    EXPECT_THAT(offered(), ElementsAre("Svenska", "English", "Suomi", "العربية"));
    chooses("Suomi");
    EXPECT_EQ(last.locale, "fi");
}

TEST_F(a_language, changed_in_a_form_asks_the_question_in_it) {
    lends_until("hour");
    const auto before = slots();
    says(words("på engelska tack snälla").intent("core", "change_language"));
    EXPECT_THAT(heard(), HasSubstr("en " + question_for("hour")));
    EXPECT_EQ(slots(), before);
}

TEST_F(a_language, is_asked_for_in_two_words_while_a_text_is_asked_for) {
    lends_until("story");
    says(words("engelska tack").intent("core", "change_language"));
    EXPECT_EQ(last.locale, "en");
    EXPECT_FALSE(slots().contains("story"));
}

TEST_F(a_language, changed_at_the_summary_shows_it_in_the_new_one) {
    lends_until("end");
    changes_locale("en");
    EXPECT_THAT(heard(), HasSubstr("en [core:form.summary] en [tools:loan.title]"));
    chooses("en [core:option.send]");
    EXPECT_NE(submitted(), nullptr);
}

TEST_F(a_language, changed_by_a_switch_after_the_question_keeps_its_buttons) {
    says(words("låna").intent("tools", "lend", 0.4));
    changes_locale("en");
    EXPECT_THAT(heard(), HasSubstr("en [core:unclear.mean_one]"));
    says(words("yes").act(dialogue_act::yes));
    EXPECT_THAT(heard(), HasSubstr(question_for("tool")));
}

TEST_F(a_language, of_danger_is_the_residents) {
    says(words("there is a fire here").danger(danger::fire_or_injury).language("en"));
    EXPECT_EQ(last.locale, "en");
    EXPECT_THAT(last.says.front().text, HasSubstr("en [core:emergency.fire_or_injury]"));
    EXPECT_THAT(last.says.back().text, HasSubstr("en [core:language.switched]"));
}

TEST_F(a_language, chosen_while_a_person_had_the_conversation_is_remembered) {
    EXPECT_FALSE(talk_->locale_is_chosen(memory_));
    context.locale_is_chosen = true;
    says(words("hej").intent("core", "greeting"));
    EXPECT_TRUE(talk_->locale_is_chosen(memory_));
}

TEST_F(a_language, of_a_turn_holds_for_the_plugins_answer_in_it) {
    ++context.seq;
    auto first = talk_->step(
        memory_,
        words("when do you open").intent("tools", "opening").language("en").input(),
        context
    );
    ASSERT_TRUE(first.call);
    EXPECT_EQ(std::get<turn>(first.call->call).locale, "en");
    // The context is still that of the turn's beginning.
    const auto second = talk_->step(
        first.memory,
        plugin_answer(turn_reply{{say{message::of("opening.hours"), {}, {}, {}}}, {}}),
        context
    );
    EXPECT_EQ(second.says.front().text, "en [tools:opening.hours]");
}

}  // namespace
}  // namespace lotsen::test

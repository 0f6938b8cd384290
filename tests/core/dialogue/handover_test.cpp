#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::HasSubstr;

struct a_person : talk_test {};

TEST_F(a_person, takes_over_at_once_with_the_story_so_far) {
    context.staff_available = true;
    lends_until("hour");
    says(words("jag vill prata med någon").intent("core", "handover"));
    ASSERT_TRUE(last.handover);
    EXPECT_FALSE(last.handover->callback);
    EXPECT_EQ(last.handover->queue, "");
    EXPECT_EQ(last.handover->reason, "[core:handover.reason.asked]");
    EXPECT_THAT(last.handover->summary, HasSubstr("jag vill prata med någon"));
    EXPECT_THAT(last.handover->summary, HasSubstr("[tools:loan.title]"));
    EXPECT_THAT(last.handover->summary, HasSubstr("vid Hagalund"));
    EXPECT_THAT(heard(), HasSubstr("[core:handover.connecting]"));
}

TEST_F(a_person, reads_the_municipalitys_language_whatever_the_resident_speaks) {
    context.staff_available = true;
    changes_locale("en");
    says(words("a person please").intent("core", "handover"));
    EXPECT_EQ(last.handover->reason, "[core:handover.reason.asked]");
    EXPECT_EQ(last.says.front().text, "en [core:handover.connecting]");
}

TEST_F(a_person, gives_back_a_conversation_whose_form_still_waits) {
    context.staff_available = true;
    lends_until("hour");
    says(words("jag vill prata med någon").intent("core", "handover"));
    says(words("fortsätt").act(dialogue_act::continue_));
    EXPECT_THAT(heard(), HasSubstr(question_for("hour")));
}

TEST_F(a_person, is_offered_after_two_misses_and_taken_by_yes) {
    context.staff_available = true;
    says(words("blurp"));
    says(words("blarp"));
    says(words("ja").act(dialogue_act::yes));
    ASSERT_TRUE(last.handover);
    EXPECT_EQ(last.handover->reason, "[core:handover.reason.unclear]");
}

TEST_F(a_person, who_is_not_there_is_left_a_message) {
    says(words("jag vill prata med någon").intent("core", "handover"));
    EXPECT_FALSE(last.handover);
    EXPECT_THAT(heard(), HasSubstr("[core:handover.nobody] 08-746 10 00"));
    EXPECT_THAT(heard(), HasSubstr("[core:callback.message.question]"));
    says(words("hissen står still igen"));
    EXPECT_THAT(heard(), HasSubstr("[core:callback.reach.question]"));
    chooses("[core:callback.reach.email]");
    says(words("a@example.org").entity("email", "a@example.org", "a@example.org"));
    EXPECT_THAT(heard(), HasSubstr("[core:callback.name.question]"));
    says(words("Kim"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary] [core:callback.title]"));
    EXPECT_FALSE(last.handover);
    says(words("ja").act(dialogue_act::yes));
    ASSERT_TRUE(last.handover);
    EXPECT_FALSE(last.call);
    EXPECT_TRUE(last.handover->callback);
    EXPECT_EQ(text_at(last.handover->contact, "email"), "a@example.org");
    EXPECT_EQ(text_at(last.handover->contact, "name"), "Kim");
    EXPECT_FALSE(last.handover->contact.contains("phone"));
    EXPECT_THAT(last.handover->summary, testing::StartsWith("hissen står still igen"));
    EXPECT_TRUE(state().forms.empty());
}

TEST_F(a_person, is_told_the_number_that_was_written_in_place_of_a_choice) {
    says(words("jag vill prata med någon").intent("core", "handover"));
    says(words("hissen står still igen"));
    says(words("070-174 06 05").entity("phone", "070-174 06 05", "+46701740605"));
    EXPECT_THAT(heard(), HasSubstr("[core:callback.name.question]"));
    EXPECT_EQ(text_at(slots(), "reach"), "phone");
    EXPECT_EQ(text_at(slots(), "phone"), "+46701740605");
}

TEST_F(a_person, asked_for_twice_does_not_begin_two_messages) {
    says(words("jag vill prata med någon").intent("core", "handover"));
    says(words("människa nu tack genast").intent("core", "handover"));
    EXPECT_EQ(state().forms.size(), 1u);
}

TEST_F(a_person, of_a_plugins_queue_gets_the_message_when_nobody_is_there) {
    says(words("vad finns det").intent("clubs", "find"));
    answers(turn_reply{{hand_over{"coaches", message::of("why"), message::of("what")}}, {}});
    EXPECT_FALSE(last.handover);
    says(words("ring mig om schack"));
    says(words("070-174 06 05").entity("phone", "070-174 06 05", "+46701740605"));
    chooses("[core:option.skip]");
    chooses("[core:option.send]");
    ASSERT_TRUE(last.handover);
    EXPECT_EQ(last.handover->queue, "coaches");
    EXPECT_EQ(last.handover->plugin, "clubs");
    EXPECT_THAT(last.handover->summary, HasSubstr("[clubs:what]"));
}

}  // namespace
}  // namespace lotsen::test

#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

receipt received(std::string reference) {
    receipt got;
    got.reference = reference;
    got.actions = {
        open_case{reference, "received"},
        say{message::of("loan.done", {{"reference", reference}}), {}, {}, {}}};
    return got;
}

struct a_submission : talk_test {
    a_submission() {
        lends_until("end");
        chooses("[core:option.send]");
    }
};

TEST_F(a_submission, carries_all_slots_and_a_key_of_conversation_form_and_event) {
    ASSERT_NE(submitted(), nullptr);
    EXPECT_EQ(last.call->plugin, "tools");
    EXPECT_EQ(submitted()->form, "loan");
    EXPECT_EQ(submitted()->slots.size(), 10u);
    EXPECT_EQ(submitted()->idempotency_key, "c1:1:" + std::to_string(context.seq));
    EXPECT_TRUE(last.says.empty());
}

TEST_F(a_submission, ends_the_form_and_opens_the_case) {
    answers(received("T-1"));
    EXPECT_TRUE(state().forms.empty());
    ASSERT_EQ(last.cases.size(), 1u);
    EXPECT_EQ(last.cases.front().reference, "T-1");
    EXPECT_EQ(last.cases.front().status, "received");
    EXPECT_THAT(heard(), HasSubstr("[tools:loan.done] T-1"));
}

TEST_F(a_submission, tells_the_reference_where_the_plugin_only_gives_it) {
    receipt got;
    got.reference = "T-2";
    answers(got);
    EXPECT_EQ(last.cases.size(), 1u);
    EXPECT_THAT(heard(), HasSubstr("[core:form.sent_reference] T-2"));
}

TEST_F(a_submission, that_failed_was_not_sent_and_can_be_tried_again) {
    answers(plugin_failed{fail(errc::unavailable)});
    EXPECT_THAT(heard(), HasSubstr("[core:form.not_sent]"));
    EXPECT_THAT(offered(), Contains("[core:option.person]"));
    EXPECT_EQ(slots().size(), 10u);
    const auto key = form().key;
    says(words("ja").act(dialogue_act::yes));
    ASSERT_NE(submitted(), nullptr);
    EXPECT_EQ(submitted()->idempotency_key, key);
}

TEST_F(a_submission, that_failed_gets_a_new_key_once_something_was_changed) {
    const auto key = form().key;
    answers(plugin_failed{fail(errc::unavailable)});
    says(words("på fredag").entity("date", "på fredag", "2026-11-27"));
    chooses("[core:option.send]");
    ASSERT_NE(submitted(), nullptr);
    EXPECT_NE(submitted()->idempotency_key, key);
}

TEST_F(a_submission, without_an_answer_in_time_stays_unsure_until_the_same_key_is_answered) {
    const auto key = form().key;
    answers(plugin_failed{fail(errc::deadline_exceeded)});
    EXPECT_THAT(heard(), HasSubstr("[core:form.unsure]"));
    EXPECT_THAT(heard(), Not(HasSubstr("not_sent")));
    says(words("på fredag").entity("date", "på fredag", "2026-11-27"));
    EXPECT_EQ(text_at(slots(), "day"), "2026-11-24") << "what may have been sent is not changed";
    EXPECT_THAT(heard(), HasSubstr("[core:form.unsure_first]"));
    chooses("[core:option.retry]");
    ASSERT_NE(submitted(), nullptr);
    EXPECT_EQ(submitted()->idempotency_key, key);
    answers(received("T-1"));
    EXPECT_TRUE(state().forms.empty());
}

TEST_F(a_submission, that_may_have_arrived_is_not_called_unsent_when_cancelled) {
    answers(plugin_failed{fail(errc::deadline_exceeded)});
    says(words("avbryt").act(dialogue_act::cancel));
    EXPECT_THAT(heard(), HasSubstr("[core:form.cancelled_unsure]"));
}

TEST_F(a_submission, asks_again_for_a_slot_that_was_refused) {
    receipt got;
    got.refused_slot = "hour";
    got.refusal = message::of("loan.hour_taken");
    answers(got);
    EXPECT_THAT(heard(), HasSubstr("[tools:loan.hour_taken]"));
    EXPECT_THAT(heard(), HasSubstr(question_for("hour")));
    EXPECT_FALSE(slots().contains("hour"));
    EXPECT_EQ(slots().size(), 9u);
    answers_question("hour");
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
}

TEST_F(a_submission, is_sent_once_for_one_confirmation) {
    const auto send = id_of("[core:option.send]");
    answers(received("T-1"));
    chooses_id(send);
    EXPECT_FALSE(last.call);
    EXPECT_THAT(heard(), HasSubstr("[core:option.gone]"));
}

struct a_validation : talk_test {};

TEST_F(a_validation, is_asked_for_before_the_value_counts) {
    says(words("hur går det").intent("tools", "tip"));
    says(words("T-7"));
    ASSERT_TRUE(last.call);
    const auto* asked = std::get_if<validation>(&last.call->call);
    ASSERT_NE(asked, nullptr);
    EXPECT_EQ(asked->value, json::value("T-7"));
    EXPECT_FALSE(slots().contains("reference"));
    answers(verdict::refuse(message::of("tip.unknown")));
    EXPECT_THAT(heard(), HasSubstr("[tools:tip.unknown]"));
    EXPECT_THAT(heard(), HasSubstr("[tools:tip.reference.question]"));
    says(words("T-8"));
    answers(verdict::accept("T-0008"));
    ASSERT_NE(submitted(), nullptr) << "a form without a summary is sent as soon as it is complete";
    EXPECT_EQ(text_at(submitted()->slots, "reference"), "T-0008");
}

TEST_F(a_validation, takes_a_reference_out_of_the_sentence_that_began) {
    says(words("hur går det med T-9").intent("tools", "tip").entity("reference", "T-9", "T-0009"));
    ASSERT_TRUE(last.call);
    EXPECT_EQ(std::get<validation>(last.call->call).value, json::value("T-0009"));
}

TEST_F(a_validation, that_fails_keeps_the_answer_for_later) {
    says(words("hur går det").intent("tools", "tip"));
    says(words("T-7"));
    answers(plugin_failed{fail(errc::deadline_exceeded)});
    EXPECT_THAT(heard(), HasSubstr("[core:failure.apology]"));
    chooses("[core:option.resume]");
    ASSERT_TRUE(last.call);
    EXPECT_EQ(std::get<validation>(last.call->call).value, json::value("T-7"));
}

}  // namespace
}  // namespace lotsen::test

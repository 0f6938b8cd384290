#include "tests/plugins/fault_reports/fixture.hpp"

namespace lotsen::fault_reports {
namespace {

using test::first;
using test::said;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct case_status_test : reporting {
    /// A well-formed reference that no report has.
    std::string unknown() {
        test::seeded_random other(99);
        return make_reference(other, "F");
    }
};

TEST_F(case_status_test, a_reference_in_the_sentence_is_answered_at_once) {
    const auto reference = report("sign").reference;
    const auto reply = served.on_turn(asks("vad händer med " + reference + "?"));
    EXPECT_THAT(said(reply.actions), ElementsAre("status.received"));
    EXPECT_EQ(first<open_case>(reply.actions)->status, "received");
}

TEST_F(case_status_test, a_reference_that_core_found_is_answered_at_once) {
    const auto reference = report("sign").reference;
    auto asked = asks("hur går det");
    asked.entities = {json::object{{"type", "reference"}, {"value", reference}}};
    EXPECT_THAT(said(served.on_turn(asked).actions), ElementsAre("status.received"));
}

TEST_F(case_status_test, the_option_of_the_receipt_is_answered_at_once) {
    const auto reference = report("sign").reference;
    const auto reply = served.on_turn(asks("", {{"reference", reference}}));
    EXPECT_THAT(said(reply.actions), ElementsAre("status.received"));
}

TEST_F(case_status_test, whoever_reported_in_this_conversation_need_not_know_the_number) {
    const auto reference = report("sign").reference;
    auto asked = asks("hur går det med min anmälan");
    asked.conversation = "c1";
    const auto reply = served.on_turn(asked);
    EXPECT_EQ(first<open_case>(reply.actions)->reference, reference);
}

TEST_F(case_status_test, without_a_reference_it_is_asked_for_and_help_is_named) {
    const auto reply = served.on_turn(asks("hur går det"));
    EXPECT_THAT(said(reply.actions), ElementsAre("status.lost"));
    EXPECT_EQ(first<start_form>(reply.actions)->form, "status");
    EXPECT_EQ(text_at(first<say>(reply.actions)->what.args, "phone"), "08-746 10 00");
}

TEST_F(case_status_test, each_status_is_told_with_its_date) {
    const auto reference = report("road_damage").reference;
    set.now.advance(std::chrono::hours(24));
    for (const auto* status : {"in_progress", "done"}) {
        set_status(reference, status);
        const auto reply = served.on_turn(asks(reference));
        EXPECT_THAT(said(reply.actions), ElementsAre("status." + std::string(status)));
        const auto& args = first<say>(reply.actions)->what.args;
        EXPECT_EQ(text_at(args, "since"), "2026-11-24T10:00:00.000Z");
    }
}

TEST_F(case_status_test, a_referred_case_says_to_whom_and_what_staff_wrote) {
    const auto reference = report("road_damage").reference;
    set_status(reference, "referred", {{"referred_to", "Trafikverket"}, {"note", "Statlig väg."}});
    const auto reply = served.on_turn(asks(reference));
    ASSERT_THAT(said(reply.actions), ElementsAre("status.referred", "status.note"));
    EXPECT_EQ(text_at(first<say>(reply.actions)->what.args, "to"), "Trafikverket");
}

TEST_F(case_status_test, nothing_of_what_the_reporter_wrote_is_told) {
    const auto reference = report("other", "hos Hemlig", "Hemlig text").reference;
    const auto reply = served.on_turn(asks(reference));
    for (const auto& each : reply.actions) {
        const auto* one = std::get_if<say>(&each);
        if (one == nullptr) continue;
        EXPECT_THAT(json::serialize(one->what.args), Not(HasSubstr("Hemlig")));
        for (const auto& shown : one->cards)
            EXPECT_THAT(shown.title + shown.text, Not(HasSubstr("Hemlig")));
    }
}

TEST_F(case_status_test, a_mistyped_reference_is_told_from_an_unknown_one) {
    auto typed = unknown();
    validation asked;
    asked.form = "status";
    asked.slot = "reference";
    asked.value = json::value(typed);
    EXPECT_EQ(served.validate(asked).value, json::value(typed));

    typed.back() = typed.back() == '0' ? '1' : '0';
    asked.value = json::value(typed);
    EXPECT_FALSE(served.validate(asked).value.has_value());
    EXPECT_EQ(served.validate(asked).refusal.id, "status.mistyped");
}

TEST_F(case_status_test, a_mistyped_reference_in_the_sentence_is_asked_for_again) {
    auto typed = unknown();
    typed.back() = typed.back() == '0' ? '1' : '0';
    const auto reply = served.on_turn(asks("status på " + typed));
    EXPECT_THAT(said(reply.actions), ElementsAre("status.mistyped"));
    EXPECT_EQ(first<start_form>(reply.actions)->form, "status");
}

TEST_F(case_status_test, a_reference_is_accepted_as_people_write_it) {
    const auto reference = report("sign").reference;
    std::string typed = "det är " + reference.substr(2, 4) + " " + reference.substr(7) + " tack";
    validation asked;
    asked.form = "status";
    asked.slot = "reference";
    asked.value = json::value(typed);
    EXPECT_EQ(served.validate(asked).value, json::value(reference));
}

TEST_F(case_status_test, the_form_is_answered_like_the_sentence) {
    submission form;
    form.form = "status";
    form.slots = {{"reference", report("sign").reference}};
    EXPECT_THAT(said(served.submit(form).value().actions), ElementsAre("status.received"));
    form.slots = {{"reference", unknown()}};
    EXPECT_THAT(said(served.submit(form).value().actions), ElementsAre("status.unknown"));
    form.slots = {{"reference", "hej"}};
    EXPECT_EQ(served.submit(form).value().refused_slot, "reference");
}

TEST_F(case_status_test, an_unknown_reference_offers_another_try_and_a_person) {
    const auto reply = served.on_turn(asks(unknown()));
    ASSERT_THAT(said(reply.actions), ElementsAre("status.unknown"));
    const auto& options = first<say>(reply.actions)->options;
    ASSERT_EQ(options.size(), 2U);
    EXPECT_EQ(options[1].intent, "core.handover");
    auto chosen = asks("", options[0].payload);
    chosen.kind = turn_kind::option;
    EXPECT_EQ(first<start_form>(served.on_turn(chosen).actions)->form, "status");
}

TEST_F(case_status_test, who_finds_the_fault_still_there_opens_the_case_again) {
    const auto reference = report("litter_bin").reference;
    set_status(reference, "done");
    const auto done = served.on_turn(asks(reference));
    auto chosen = asks("", first<say>(done.actions)->options.at(0).payload);
    chosen.kind = turn_kind::option;
    EXPECT_THAT(said(served.on_turn(chosen).actions), ElementsAre("status.reopened"));
    // Chosen twice, it is only told what it is.
    EXPECT_THAT(said(served.on_turn(chosen).actions), ElementsAre("status.received"));
}

}  // namespace
}  // namespace lotsen::fault_reports

// A conversation's events: sequence, repetition, replay, and what a restart leaves.
#include "tests/conformance/journal/engine.hpp"

namespace lotsen::test {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST_P(journal_conformance, a_new_conversation_belongs_to_the_bot_and_has_no_events) {
    ASSERT_TRUE(create("c1"));

    const auto record = found("c1");
    EXPECT_EQ(record.id, "c1");
    EXPECT_EQ(record.token_hash, std::string(32, 't'));
    EXPECT_EQ(record.channel, "web");
    EXPECT_EQ(record.locale, "sv");
    EXPECT_EQ(record.owner.kind, owner_kind::bot);
    EXPECT_EQ(record.owner.epoch, 1);
    EXPECT_EQ(record.last_seq, 0);
    EXPECT_EQ(record.handled_seq, 0);
    EXPECT_EQ(record.created, after_ten(0));
    EXPECT_FALSE(record.waiting_since);
    EXPECT_FALSE(record.closed);
    EXPECT_TRUE(record.state.empty());
    EXPECT_THAT(replay("c1"), IsEmpty());
}

TEST_P(journal_conformance, an_identifier_is_used_once) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(append(asked("c1").by_resident("Hej")));
    EXPECT_EQ(refusal(create("c1")), "conflict");
    EXPECT_EQ(found("c1").last_seq, 1);
}

TEST_P(journal_conformance, what_was_never_created_is_unknown) {
    EXPECT_EQ(refusal(append(asked("c1").by_resident("Hej"))), "unknown_conversation");
    EXPECT_EQ(refusal(run(io_, store().find("c1"))), "unknown_conversation");
    EXPECT_EQ(refusal(run(io_, store().replay("c1", 0, 10))), "unknown_conversation");
}

TEST_P(journal_conformance, events_are_numbered_without_gaps_and_kept_whole) {
    ASSERT_TRUE(create("c1"));
    event opened;
    opened.kind = event_kind::case_opened;
    opened.from = speaker::system;
    opened.body = json::object{{"reference", "F-7K3M-9Q2X"}, {"status", "received"}};
    auto both = asked("c1").by_bot("Tack! Räven \xF0\x9F\xA6\x8A och \"citat\"").at(7);
    both.request_.events.push_back(opened);

    const auto first = append(asked("c1").by_resident("Klotter på tunneln")).value();
    const auto second = append(std::move(both)).value();

    EXPECT_EQ(first.first_seq, 1);
    EXPECT_EQ(first.last_seq, 1);
    EXPECT_EQ(second.first_seq, 2);
    EXPECT_EQ(second.last_seq, 3);
    EXPECT_FALSE(second.repeated);
    const auto events = replay("c1");
    ASSERT_THAT(events, SizeIs(3));
    EXPECT_EQ(events[1].seq, 2);
    EXPECT_EQ(events[1].at, after_ten(7));
    EXPECT_EQ(events[1].from, speaker::bot);
    EXPECT_EQ(text_at(events[1].body, "text"), "Tack! Räven \xF0\x9F\xA6\x8A och \"citat\"");
    EXPECT_EQ(events[2].kind, event_kind::case_opened);
    EXPECT_EQ(events[2].body, opened.body);
    EXPECT_EQ(found("c1").changed, after_ten(7));
}

TEST_P(journal_conformance, conversations_count_for_themselves) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(create("c2"));
    ASSERT_TRUE(append(asked("c1").by_resident("Hej").with_id("m1")));
    const auto other = append(asked("c2").by_resident("Hallå").with_id("m1")).value();
    EXPECT_EQ(other.first_seq, 1);
    EXPECT_FALSE(other.repeated);
    EXPECT_THAT(texts("c2"), ElementsAre("Hallå"));
}

TEST_P(journal_conformance, a_repeated_request_is_answered_alike_and_written_once) {
    ASSERT_TRUE(create("c1"));
    const auto first =
        append(asked("c1").by_resident("Hej").by_resident("igen").with_id("m1")).value();
    ASSERT_TRUE(append(asked("c1").by_bot("Hej!")));

    const auto again =
        append(asked("c1").by_resident("Hej").by_resident("igen").with_id("m1")).value();

    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.first_seq, first.first_seq);
    EXPECT_EQ(again.last_seq, first.last_seq);
    EXPECT_THAT(texts("c1"), ElementsAre("Hej", "igen", "Hej!"));
}

TEST_P(journal_conformance, a_repeat_is_answered_alike_after_a_change_of_owner) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(append(asked("c1").by_resident("Hej").with_id("m1")));
    ASSERT_TRUE(append(asked("c1").owner(owner_kind::queue, "general")));

    const auto again = append(asked("c1").by_resident("Hej").with_id("m1")).value();

    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.first_seq, 1);
    EXPECT_EQ(again.epoch, 2);
    EXPECT_EQ(refusal(append(asked("c1").by_resident("Ny").with_id("m2"))), "stale_epoch");
    EXPECT_FALSE(append(asked("c1", 2).by_resident("Ny").with_id("m2")).value().repeated);
}

TEST_P(journal_conformance, a_request_without_events_changes_the_record_alone) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(append(asked("c1").by_resident("Hej")));
    auto request = asked("c1").handled(1).with_id("t1");
    request.request_.state = R"({"version":1,"form":"report"})";
    request.request_.locale = "ar";

    const auto answer = append(std::move(request)).value();

    EXPECT_EQ(answer.first_seq, 1);
    EXPECT_EQ(answer.last_seq, 1);
    const auto record = found("c1");
    EXPECT_EQ(record.handled_seq, 1);
    EXPECT_EQ(record.locale, "ar");
    EXPECT_EQ(record.state, R"({"version":1,"form":"report"})");
    EXPECT_TRUE(append(asked("c1").handled(1).with_id("t1")).value().repeated);
}

TEST_P(journal_conformance, what_a_request_does_not_name_stays) {
    ASSERT_TRUE(create("c1"));
    auto request = asked("c1").by_resident("Hej");
    request.request_.state = R"({"version":1})";
    ASSERT_TRUE(append(std::move(request)));
    ASSERT_TRUE(append(asked("c1").by_bot("Hej!").handled(1)));
    const auto record = found("c1");
    EXPECT_EQ(record.state, R"({"version":1})");
    EXPECT_EQ(record.locale, "sv");
}

TEST_P(journal_conformance, replay_gives_the_window_that_was_asked_for) {
    ASSERT_TRUE(create("c1"));
    for (int i = 1; i <= 5; ++i)
        ASSERT_TRUE(append(asked("c1").by_resident(std::to_string(i))));
    EXPECT_THAT(texts("c1", 3), ElementsAre("4", "5"));
    EXPECT_THAT(
        replay("c1", 1, 2),
        ElementsAre(testing::Field(&event::seq, 2), testing::Field(&event::seq, 3))
    );
    EXPECT_THAT(replay("c1", 5), IsEmpty());
    EXPECT_THAT(replay("c1", 99), IsEmpty());
    EXPECT_THAT(replay("c1", -1), SizeIs(5));
    EXPECT_THAT(replay("c1", 0, 0), IsEmpty());
}

TEST_P(journal_conformance, everything_is_there_after_a_restart) {
    ASSERT_TRUE(create("c1"));
    auto request = asked("c1").by_resident("Hej").with_id("m1");
    request.request_.state = R"({"version":1})";
    ASSERT_TRUE(append(std::move(request)));
    ASSERT_TRUE(append(asked("c1").owner(owner_kind::queue, "general", {{"reason", "asked"}}).at(9))
    );
    ASSERT_TRUE(append(asked("c1", 2).handled(1).with_id("t1")));
    if (!engine_->reopen()) GTEST_SKIP() << "nothing outlives this journal, by design";

    const auto record = found("c1");
    EXPECT_EQ(record.last_seq, 1);
    EXPECT_EQ(record.owner.kind, owner_kind::queue);
    EXPECT_EQ(record.owner.epoch, 2);
    EXPECT_EQ(record.waiting_since, after_ten(9));
    EXPECT_EQ(text_at(record.handover, "reason"), "asked");
    EXPECT_EQ(record.state, R"({"version":1})");
    EXPECT_TRUE(append(asked("c1", 2).by_resident("Hej").with_id("m1")).value().repeated);
    EXPECT_TRUE(append(asked("c1", 2).handled(1).with_id("t1")).value().repeated);
    EXPECT_EQ(append(asked("c1", 2).by_resident("Är du kvar?")).value().first_seq, 2);
    EXPECT_THAT(texts("c1"), ElementsAre("Hej", "Är du kvar?"));
}

}  // namespace lotsen::test

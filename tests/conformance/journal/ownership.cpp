// Who may speak: the owner's epoch is checked in the same step that writes.
#include "tests/conformance/journal/engine.hpp"

namespace lotsen::test {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(journal_conformance, a_change_of_owner_raises_the_epoch) {
    ASSERT_TRUE(create("c1"));
    const auto queued =
        append(asked("c1").owner(owner_kind::queue, "general", {{"reason", "asked"}})).value();
    EXPECT_EQ(queued.epoch, 2);
    const auto taken = append(asked("c1", 2).owner(owner_kind::agent, "ebba")).value();
    EXPECT_EQ(taken.epoch, 3);

    const auto record = found("c1");
    EXPECT_EQ(record.owner.kind, owner_kind::agent);
    EXPECT_EQ(record.owner.name, "ebba");
    EXPECT_EQ(record.owner.epoch, 3);
    EXPECT_EQ(text_at(record.handover, "reason"), "asked") << "kept, as the change named none";
}

TEST_P(journal_conformance, the_bot_cannot_speak_after_a_takeover) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(append(asked("c1").by_resident("Jag vill prata med någon")));
    ASSERT_TRUE(append(asked("c1").owner(owner_kind::agent, "ebba")));

    auto late = asked("c1", 1).by_bot("Menade du ...?").handled(1).with_id("turn-1");
    late.request_.state = R"({"late":true})";
    EXPECT_EQ(refusal(append(std::move(late))), "stale_epoch");

    EXPECT_THAT(texts("c1"), ElementsAre("Jag vill prata med någon"));
    EXPECT_EQ(found("c1").handled_seq, 0);
    EXPECT_THAT(found("c1").state, IsEmpty());
    // The refused request left nothing that a later one with the same id would be taken for.
    EXPECT_FALSE(append(asked("c1", 2).by_bot("Hej").with_id("turn-1")).value().repeated);
}

TEST_P(journal_conformance, an_epoch_of_the_future_is_as_wrong) {
    ASSERT_TRUE(create("c1"));
    EXPECT_EQ(refusal(append(asked("c1", 2).by_bot("Hej"))), "stale_epoch");
    EXPECT_EQ(refusal(append(asked("c1", 0).by_bot("Hej"))), "stale_epoch");
}

TEST_P(journal_conformance, only_one_of_two_agents_gets_it) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(append(asked("c1").owner(owner_kind::queue, "general")));
    EXPECT_TRUE(append(asked("c1", 2).owner(owner_kind::agent, "ebba")));
    EXPECT_EQ(refusal(append(asked("c1", 2).owner(owner_kind::agent, "nour"))), "stale_epoch");
    EXPECT_EQ(found("c1").owner.name, "ebba");
}

TEST_P(journal_conformance, events_and_the_change_of_owner_are_one_step) {
    ASSERT_TRUE(create("c1"));
    const auto answer =
        append(asked("c1").by_bot("Jag kopplar dig vidare").owner(owner_kind::queue, "general"))
            .value();
    EXPECT_EQ(answer.first_seq, 1);
    EXPECT_EQ(answer.epoch, 2);
}

TEST_P(journal_conformance, waiting_is_counted_from_when_the_queue_took_it) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(append(asked("c1").owner(owner_kind::queue, "general").at(10)));
    EXPECT_EQ(found("c1").waiting_since, after_ten(10));
    // From one queue to another: the wait goes on.
    ASSERT_TRUE(append(asked("c1", 2).owner(owner_kind::queue, "youth").at(20)));
    EXPECT_EQ(found("c1").waiting_since, after_ten(10));
    ASSERT_TRUE(append(asked("c1", 3).by_resident("Hallå?").at(25)));
    EXPECT_EQ(found("c1").waiting_since, after_ten(10));
    ASSERT_TRUE(append(asked("c1", 3).owner(owner_kind::agent, "ebba").at(30)));
    EXPECT_FALSE(found("c1").waiting_since);
    ASSERT_TRUE(append(asked("c1", 4).owner(owner_kind::queue, "general").at(40)));
    EXPECT_EQ(found("c1").waiting_since, after_ten(40));
    ASSERT_TRUE(append(asked("c1", 5).owner(owner_kind::bot, "").at(50)));
    EXPECT_FALSE(found("c1").waiting_since);
    EXPECT_EQ(found("c1").owner.name, "");
}

}  // namespace lotsen::test

// What the service asks for when it starts: who waits for a person, and whom the bot owes a turn.
#include "tests/conformance/journal/engine.hpp"

namespace lotsen::test {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(journal_conformance, a_turn_that_was_cut_off_is_unanswered) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(create("c2"));
    EXPECT_THAT(unanswered(), IsEmpty());
    ASSERT_TRUE(append(asked("c2").by_resident("Var är min anmälan?")));
    ASSERT_TRUE(append(asked("c1").by_resident("Hej")));
    EXPECT_THAT(unanswered(), ElementsAre("c1", "c2"));

    ASSERT_TRUE(append(asked("c1").by_bot("Hej!").handled(1)));
    EXPECT_THAT(unanswered(), ElementsAre("c2"));
    // Two messages, of which the first had its turn.
    ASSERT_TRUE(append(asked("c2").by_resident("F-7K3M-9Q2X")));
    ASSERT_TRUE(append(asked("c2").by_bot("Vänta lite").handled(1)));
    EXPECT_THAT(unanswered(), ElementsAre("c2"));
    ASSERT_TRUE(append(asked("c2").by_bot("Den är klar").handled(2)));
    EXPECT_THAT(unanswered(), IsEmpty());
}

TEST_P(journal_conformance, what_the_bot_says_by_itself_is_not_unanswered) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(append(asked("c1").by_bot("Välkommen")));
    EXPECT_THAT(unanswered(), IsEmpty());
}

TEST_P(journal_conformance, what_a_person_answers_is_not_for_the_bot) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(append(asked("c1").by_resident("Hej").owner(owner_kind::queue, "general")));
    EXPECT_THAT(unanswered(), IsEmpty());
    ASSERT_TRUE(append(asked("c1", 2).owner(owner_kind::bot, "")));
    EXPECT_THAT(unanswered(), ElementsAre("c1"));
    ASSERT_TRUE(append(asked("c1", 3).closed(true)));
    EXPECT_THAT(unanswered(), IsEmpty());
    EXPECT_TRUE(found("c1").closed);
    ASSERT_TRUE(append(asked("c1", 3).closed(false)));
    EXPECT_THAT(unanswered(), ElementsAre("c1"));
}

TEST_P(journal_conformance, those_handed_over_come_longest_waiting_first) {
    for (const auto* id : {"bot", "late", "early", "taken"})
        ASSERT_TRUE(create(id));
    ASSERT_TRUE(append(asked("taken").owner(owner_kind::agent, "ebba").at(1)));
    ASSERT_TRUE(append(asked("late").owner(owner_kind::queue, "general").at(20)));
    ASSERT_TRUE(append(asked("early").owner(owner_kind::queue, "youth").at(10)));
    EXPECT_THAT(handed_over(), ElementsAre("early", "late", "taken"));

    ASSERT_TRUE(append(asked("early", 2).owner(owner_kind::bot, "").at(30)));
    EXPECT_THAT(handed_over(), ElementsAre("late", "taken"));
    // A person still has to call back although the resident has left.
    ASSERT_TRUE(append(asked("late", 2).closed(true).at(40)));
    EXPECT_THAT(handed_over(), ElementsAre("late", "taken"));
}

TEST_P(journal_conformance, what_is_still_open_is_known_by_channel) {
    ASSERT_TRUE(create("k1", 0, "kiosk"));
    ASSERT_TRUE(create("w1"));
    ASSERT_TRUE(create("k2", 1, "kiosk"));
    ASSERT_TRUE(create("k3", 2, "kiosk"));
    EXPECT_THAT(still_open("kiosk"), ElementsAre("k1", "k2", "k3"));
    ASSERT_TRUE(append(asked("k2").closed(true)));
    ASSERT_TRUE(append(asked("k3").owner(owner_kind::queue, "general")));
    EXPECT_THAT(still_open("kiosk"), ElementsAre("k1", "k3"));
    EXPECT_THAT(still_open("web"), ElementsAre("w1"));
}

TEST_P(journal_conformance, the_projections_outlive_a_restart) {
    ASSERT_TRUE(create("c1"));
    ASSERT_TRUE(create("c2"));
    ASSERT_TRUE(append(asked("c1").by_resident("Hej")));
    ASSERT_TRUE(append(asked("c2").owner(owner_kind::queue, "general")));
    if (!engine_->reopen()) GTEST_SKIP() << "nothing outlives this journal, by design";
    EXPECT_THAT(unanswered(), ElementsAre("c1"));
    EXPECT_THAT(handed_over(), ElementsAre("c2"));
}

}  // namespace lotsen::test

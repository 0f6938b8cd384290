#include "core/handover/board.hpp"

#include <gmock/gmock.h>

namespace lotsen {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

time_point at(int minute) {
    return time_point(minutes(minute));
}

board_entry waiting(std::string conversation, int minute, std::string queue = "general") {
    board_entry entry;
    entry.conversation = std::move(conversation);
    entry.queue = std::move(queue);
    entry.since = at(minute);
    return entry;
}

std::vector<std::string> order(const board& of) {
    std::vector<std::string> all;
    for (const auto& each : of.entries())
        all.push_back(each.conversation);
    return all;
}

/// Three conversations of so many minutes each.
void handle_three(board& on, int length) {
    for (int i = 0; i < 3; ++i) {
        on.put(waiting("done", 0));
        on.accept("done", "ebba", at(10));
        on.remove("done", at(10 + length));
    }
}

TEST(board, keeps_those_who_wait_in_order_whenever_they_are_told_of) {
    board desk;
    desk.put(waiting("b", 2));
    desk.put(waiting("a", 1));
    desk.put(waiting("c", 2));
    EXPECT_THAT(order(desk), ElementsAre("a", "b", "c"));
    desk.put(waiting("a", 3));
    EXPECT_THAT(order(desk), ElementsAre("b", "c", "a")) << "replaced, not doubled";
}

TEST(board, tells_the_place_within_a_queue) {
    board desk;
    desk.put(waiting("a", 1));
    desk.put(waiting("b", 2, "youth"));
    desk.put(waiting("c", 3));
    auto called = waiting("d", 0);
    called.state = entry_state::callback;
    desk.put(called);
    EXPECT_EQ(desk.position("a")->position, 1U);
    EXPECT_EQ(desk.position("b")->position, 1U);
    EXPECT_EQ(desk.position("c")->position, 2U);
    EXPECT_FALSE(desk.position("d")) << "is called back, does not wait";
    desk.accept("a", "ebba", at(4));
    EXPECT_FALSE(desk.position("a"));
    EXPECT_EQ(desk.position("c")->position, 1U);
    EXPECT_FALSE(desk.position("unknown"));
}

TEST(board, estimates_from_what_was_handled_and_who_is_there) {
    board desk;
    desk.put(waiting("a", 1));
    desk.put(waiting("b", 2));
    desk.connect("ebba", "Ebba");
    desk.set_available("ebba", true);
    EXPECT_FALSE(desk.position("a")->wait) << "nothing to base it on";

    handle_three(desk, 6);
    EXPECT_EQ(desk.position("a")->wait, seconds(minutes(6)));
    EXPECT_EQ(desk.position("b")->wait, seconds(minutes(12)));
    desk.connect("nour", "Nour");
    desk.set_available("nour", true);
    EXPECT_EQ(desk.position("b")->wait, seconds(minutes(6)));
    desk.set_available("nour", false);
    desk.set_available("ebba", false);
    EXPECT_FALSE(desk.position("a")->wait) << "nobody is there";
}

TEST(board, bases_the_estimate_on_the_last_ones) {
    board desk;
    desk.connect("ebba", "Ebba");
    desk.set_available("ebba", true);
    handle_three(desk, 60);
    for (int i = 0; i < 7; ++i)
        handle_three(desk, 2);
    desk.put(waiting("a", 1));
    EXPECT_EQ(desk.position("a")->wait, seconds(minutes(2)));
}

TEST(board, counts_only_what_an_agent_handled) {
    board desk;
    desk.connect("ebba", "Ebba");
    desk.set_available("ebba", true);
    for (int i = 0; i < 3; ++i) {
        desk.put(waiting("gave up", 0));
        desk.remove("gave up", at(9));
    }
    desk.remove("unknown", at(9));
    desk.put(waiting("a", 1));
    EXPECT_FALSE(desk.position("a")->wait);
}

TEST(board, tells_whose_place_changed) {
    board desk;
    desk.put(waiting("a", 1));
    desk.put(waiting("b", 2));
    desk.put(waiting("c", 3, "youth"));
    EXPECT_THAT(desk.moved(), ElementsAre("a", "b", "c"));
    EXPECT_THAT(desk.moved(), IsEmpty());
    desk.accept("a", "ebba", at(4));
    EXPECT_THAT(desk.moved(), ElementsAre("b"));
    desk.remove("c", at(5));
    EXPECT_THAT(desk.moved(), IsEmpty());
    // Now there is an estimate.
    desk.connect("ebba", "Ebba");
    desk.set_available("ebba", true);
    handle_three(desk, 6);
    EXPECT_THAT(desk.moved(), ElementsAre("b"));
}

TEST(board, knows_who_is_connected_and_takes_conversations) {
    board desk;
    desk.connect("nour", "Nour");
    desk.connect("ebba", "Ebba");
    desk.connect("ebba", "Ebba");
    EXPECT_FALSE(desk.anyone_available());
    desk.set_available("ebba", true);
    desk.set_available("unknown", true);
    EXPECT_TRUE(desk.anyone_available());
    desk.put(waiting("a", 1));
    desk.accept("a", "ebba", at(2));

    const auto agents = desk.agents();
    ASSERT_THAT(agents, SizeIs(2));
    EXPECT_EQ(agents[0].account, "ebba");
    EXPECT_EQ(agents[0].conversations, 1U);
    EXPECT_EQ(agents[1].conversations, 0U);

    desk.disconnect("ebba");
    EXPECT_TRUE(desk.anyone_available()) << "another tab is open";
    desk.disconnect("ebba");
    EXPECT_FALSE(desk.anyone_available());
    desk.connect("ebba", "Ebba");
    EXPECT_FALSE(desk.anyone_available()) << "until they say so again";
    desk.disconnect("unknown");
}

}  // namespace
}  // namespace lotsen

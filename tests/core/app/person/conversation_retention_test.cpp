#include "core/app/person/conversation_retention.hpp"

#include "tests/core/app/person/archive_stage.hpp"

namespace lotsen::test {
namespace {

using std::chrono::hours;

struct conversations_whose_time_is_over : archive_stage {
    void sweep() {
        const auto whole = [](const conversation_retention& rule) -> boost::asio::awaitable<int> {
            co_await rule.run();
            co_return 0;
        };
        const conversation_retention rule{
            conversations_file(folder.path()), plugins, now, named, slow};
        run(io, whole(rule));
    }
    bool there(const std::string& id) { return log->find(id).has_value(); }

    limits named;
    boost::asio::thread_pool slow{1};
};

TEST_F(conversations_whose_time_is_over, go_with_all_that_was_said) {
    now.advance(named.conversation_kept - hours(1));
    says(anothers, "En sak till");
    sweep();
    EXPECT_TRUE(there(theirs)) << "an hour is left";
    now.advance(hours(2));
    sweep();
    EXPECT_FALSE(there(theirs));
    EXPECT_EQ(log->events(theirs).error().code, errc::unknown_conversation);
    EXPECT_EQ(log->events(anothers).value().size(), 2U) << "something happened since";
    EXPECT_EQ(says(theirs, "Hej igen").error().code, errc::unknown_conversation);
}

TEST_F(conversations_whose_time_is_over, stay_while_staff_have_them) {
    hands_over(theirs);
    now.advance(named.conversation_kept * 2);
    sweep();
    EXPECT_TRUE(there(theirs));
    EXPECT_FALSE(there(anothers));
}

TEST_F(conversations_whose_time_is_over, stay_under_legal_hold_and_keep_no_other) {
    plugin_keeps(report(fate::kept, reason::legal_hold));
    named.conversation_batch = 1;  // the one under hold is the first of them
    now.advance(named.conversation_kept * 2);
    sweep();
    EXPECT_TRUE(there(theirs));
    EXPECT_FALSE(there(anothers));
    ASSERT_FALSE(requests.empty());
    for (const auto& one : requests)
        EXPECT_FALSE(one.erase) << "plugins have times of their own";
    plugin_keeps(report(fate::kept, reason::public_record));
    sweep();
    EXPECT_FALSE(there(theirs)) << "the hold is released";
}

TEST_F(conversations_whose_time_is_over, all_stay_where_a_plugin_cannot_be_asked) {
    answer = [](const person_request&) -> result<person_reply> { return fail(errc::unavailable); };
    now.advance(named.conversation_kept * 2);
    sweep();
    EXPECT_TRUE(there(theirs) && there(anothers));
    answer = [](const person_request&) -> result<person_reply> { return fail(errc::not_found); };
    sweep();
    EXPECT_FALSE(there(theirs) || there(anothers)) << "it keeps nothing of anybody";
}

TEST_F(conversations_whose_time_is_over, go_a_batch_at_a_time_the_oldest_first) {
    named.conversation_batch = 1;
    now.advance(hours(1));
    says(theirs, "Sist");
    now.advance(named.conversation_kept * 2);
    sweep();
    EXPECT_FALSE(there(anothers));
    EXPECT_TRUE(there(theirs));
    sweep();
    EXPECT_FALSE(there(theirs));
}

}  // namespace
}  // namespace lotsen::test

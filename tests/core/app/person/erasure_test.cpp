#include "core/app/person/erasure.hpp"

#include "tests/core/app/person/archive_stage.hpp"
#include "tests/support/refusal.hpp"

namespace lotsen::test {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct a_person_who_is_erased : archive_stage {
    a_person_who_is_erased() { now.advance(std::chrono::hours(1)); }

    result<erased_things> erase(const person& who) {
        auto list = erasure_log::open(erasures).value();
        auto all = who;
        for (const auto& one : list.cut_off())
            all.conversations.insert(
                all.conversations.end(), one.who.conversations.begin(), one.who.conversations.end()
            );
        const erasure work{
            kept, list, random, [this](milliseconds pause) { waited.push_back(pause); }};
        return work.run(kept.look(all).value());
    }
    bool on_disk(std::string_view bytes) const {
        for (const auto* part : {"", "-wal"}) {
            const auto text =
                read_whole(folder.path() / ("conversations.sqlite" + std::string(part)));
            if (text.has_value() && text->find(bytes) != text->npos) return true;
        }
        return false;
    }

    const std::filesystem::path erasures = folder.path() / "erasures.jsonl";
    std::vector<milliseconds> waited;
};

TEST_F(a_person_who_is_erased, is_gone_and_others_are_as_they_were) {
    const auto picture = photo(theirs, "p1.jpg");
    const auto other = photo(anothers, "p2.jpg");
    const auto done = erase(by_phone).value();
    EXPECT_EQ(done.conversations, 1U);
    EXPECT_EQ(done.events, 2);
    EXPECT_EQ(done.photos, 1U);
    EXPECT_THAT(done.logs_not_emptied, IsEmpty());
    EXPECT_FALSE(on_disk("070-174 06 05"));
    EXPECT_FALSE(on_disk(theirs));
    EXPECT_TRUE(on_disk("070-174 06 06"));
    EXPECT_FALSE(std::filesystem::exists(picture));
    EXPECT_TRUE(std::filesystem::exists(other));
    EXPECT_EQ(refusal(says(theirs, "Är du där?")), "unknown_conversation");
    EXPECT_EQ(says(anothers, "Hej")->last_seq, 2);
    EXPECT_THAT(waited, IsEmpty());
}

TEST_F(a_person_who_is_erased, leaves_nothing_personal_in_the_log_of_erasures) {
    plugin_keeps(report(fate::stripped, reason::public_record));
    ASSERT_TRUE(erase(by_phone).has_value());
    const auto text = read_whole(erasures).value();
    for (const auto* part : {"begun", "done", theirs.c_str(), "F-1", "stripped"})
        EXPECT_THAT(text, HasSubstr(part));
    for (const auto* part : {"70174", "robin", "Hej"})
        EXPECT_THAT(text, Not(HasSubstr(part)));
}

TEST_F(a_person_who_is_erased, is_erased_twice_without_harm) {
    ASSERT_TRUE(erase(by_phone).has_value());
    const auto again = erase(by_phone).value();
    EXPECT_EQ(again.conversations, 0U);
    EXPECT_THAT(erasure_log::open(erasures)->cut_off(), IsEmpty());
}

TEST_F(a_person_who_is_erased, keeps_what_is_under_legal_hold_with_where_it_came_from) {
    const auto picture = photo(theirs, "p1.jpg");
    plugin_keeps(report(fate::kept, reason::legal_hold));
    const auto done = erase(by_phone).value();
    EXPECT_EQ(done.conversations, 0U);
    EXPECT_THAT(done.left, ElementsAre(theirs));
    EXPECT_TRUE(std::filesystem::exists(picture));
    EXPECT_TRUE(says(theirs, "Hej").has_value());
}

TEST_F(a_person_who_is_erased, is_not_while_staff_have_the_conversation) {
    hands_over(theirs);
    EXPECT_THAT(obstacle(kept.look(by_phone).value()), HasSubstr(theirs));
    EXPECT_EQ(obstacle(kept.look({{anothers}, {}, {}}).value()), "");
}

TEST_F(a_person_who_is_erased, is_so_after_a_crash_in_the_middle) {
    const auto picture = photo(theirs, "p1.jpg");
    // It ends before plugins are done: what is known of the person is in the log alone.
    answer = [](const person_request& asked) -> result<person_reply> {
        if (asked.erase) return fail(errc::unavailable);
        return person_reply{};
    };
    ASSERT_EQ(refusal(erase(by_phone)), "unavailable");
    ASSERT_THAT(erasure_log::open(erasures)->cut_off(), SizeIs(1));
    // It ended between a conversation and its photos.
    ASSERT_TRUE(log->erase(theirs).has_value());
    answer = [](const person_request&) { return person_reply{}; };
    const auto done = erase({{}, {"somebody@example.org"}, {}}).value();
    EXPECT_EQ(done.photos, 1U);
    EXPECT_FALSE(std::filesystem::exists(picture));
    EXPECT_THAT(erasure_log::open(erasures)->cut_off(), IsEmpty());
    EXPECT_THAT(waited, SizeIs(1)) << "a turn may have been under way when it was cut off";
}

TEST_F(a_person_who_is_erased, is_waited_for_while_a_turn_may_be_under_way) {
    says(theirs, "En sak till").value();
    now.advance(std::chrono::seconds(4));
    int asked_to_erase = 0;
    answer = [&](const person_request& asked) {
        if (asked.erase) ++asked_to_erase;
        return person_reply{};
    };
    ASSERT_TRUE(erase(by_phone).has_value());
    EXPECT_THAT(waited, ElementsAre(milliseconds(20'000)));
    EXPECT_EQ(asked_to_erase, 2) << "what the turn submitted goes too";
}

}  // namespace
}  // namespace lotsen::test

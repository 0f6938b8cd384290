#include "core/journal/sqlite/conversation_file.hpp"

#include <gmock/gmock.h>

#include <boost/asio/io_context.hpp>

#include "core/base/files.hpp"
#include "core/journal/sqlite/sqlite_journal.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using test::refusal;
using testing::ElementsAre;
using testing::SizeIs;

event said(speaker from, std::string text) {
    event one;
    one.from = from;
    one.body = json::object{{"text", std::move(text)}};
    return one;
}

/// A service's journal, and beside it the file as a command sees it.
struct beside_a_service : testing::Test {
    void begin(const std::string& id) {
        new_conversation made{id, std::string(32, 'h'), "web", "sv", time_point()};
        ASSERT_TRUE(test::run(io, service->create(std::move(made))).has_value());
    }
    result<appended> says(const std::string& id, std::string text, std::string state = "{}") {
        append_request request;
        request.conversation = id;
        request.epoch = 1;
        request.client_id = text.substr(0, 40);
        request.events.emplace_back(said(speaker::resident, std::move(text)));
        request.state = std::move(state);
        return test::run(io, service->append(std::move(request)));
    }
    void hands_over(const std::string& id) {
        append_request request;
        request.conversation = id;
        request.epoch = 1;
        request.owner = owner_change{owner_kind::queue, "contact_centre", {}};
        ASSERT_TRUE(test::run(io, service->append(std::move(request))).has_value());
    }
    std::vector<std::int64_t> seqs(const std::string& id) {
        std::vector<std::int64_t> all;
        const auto events = test::run(io, service->replay(id, 0, 1000)).value();
        all.reserve(events.size());
        for (const auto& one : events)
            all.push_back(one.seq);
        return all;
    }
    bool on_disk(std::string_view bytes) const {
        for (const auto* part : {"", "-wal"}) {
            const auto text = read_whole(file.string() + part);
            if (text.has_value() && text->find(bytes) != text->npos) return true;
        }
        return false;
    }

    test::temporary_folder folder;
    std::filesystem::path file = folder.path() / "conversations.sqlite";
    boost::asio::io_context io;
    std::unique_ptr<sqlite_journal> service = make_sqlite_journal(file, limits()).value();
    std::unique_ptr<conversation_file> command = open_conversation_file(file).value();
};

TEST_F(beside_a_service, a_conversation_is_read_whole) {
    begin("c1");
    ASSERT_TRUE(says("c1", "Hej").has_value());
    ASSERT_TRUE(says("c1", "Ring 070-174 06 05").has_value());
    EXPECT_EQ(command->find("c1")->last_seq, 2);
    const auto events = command->events("c1").value();
    ASSERT_THAT(events, SizeIs(2));
    EXPECT_EQ(text_at(events[1].body, "text"), "Ring 070-174 06 05");
    EXPECT_EQ(refusal(command->find("c2")), "unknown_conversation");
}

TEST_F(beside_a_service, what_residents_wrote_is_looked_through) {
    begin("c1");
    begin("c2");
    ASSERT_TRUE(says("c2", "Ring 070-174 06 05").has_value());
    ASSERT_TRUE(says("c1", "Hej").has_value());
    append_request request;
    request.conversation = "c1";
    request.epoch = 1;
    request.events.emplace_back(said(speaker::bot, "Ring 070-174 06 05"));
    ASSERT_TRUE(test::run(io, service->append(std::move(request))).has_value());
    const auto found =
        command->written([](std::string_view text) { return text.find("070") != text.npos; });
    ASSERT_THAT(found.value(), SizeIs(1)) << "the bot's words are no resident's";
    EXPECT_EQ(found->front().conversation, "c2");
    EXPECT_EQ(found->front().seq, 1);
}

TEST_F(beside_a_service, what_was_erased_is_written_by_nobody_again) {
    begin("c1");
    begin("c2");
    ASSERT_TRUE(says("c1", "Hej").has_value());
    ASSERT_TRUE(says("c2", "Hallå").has_value());
    EXPECT_EQ(command->erase("c1").value(), 1);
    EXPECT_EQ(refusal(says("c1", "Är du där?")), "unknown_conversation");
    EXPECT_EQ(refusal(says("c1", "Hej")), "unknown_conversation") << "nor as a repeat";
    EXPECT_EQ(refusal(command->erase("c1")), "unknown_conversation");
    // The keys of its rows are given to others; theirs stay whole.
    begin("c3");
    ASSERT_TRUE(says("c3", "God dag").has_value());
    ASSERT_TRUE(says("c2", "Tack").has_value());
    EXPECT_THAT(seqs("c2"), ElementsAre(1, 2));
    EXPECT_THAT(seqs("c3"), ElementsAre(1));
    EXPECT_EQ(says("c2", "Tack")->repeated, true);
}

TEST_F(beside_a_service, no_byte_of_it_is_left) {
    const auto marked = [](int i) { return "mark" + std::to_string(i) + "@example.org"; };
    constexpr int conversations = 40;
    for (int i = 0; i < conversations; ++i)
        begin("c" + std::to_string(i));
    // States that grow and shrink leave their old words all over the file.
    for (int round = 0; round < 6; ++round) {
        for (int i = 0; i < conversations; ++i) {
            std::string state = R"({"email":")" + marked(i) + R"(","more":")";
            state.append(static_cast<std::size_t>(((i + round) * 977) % 6000), 'x').append("\"}");
            const auto id = "c" + std::to_string(i);
            ASSERT_TRUE(says(id, marked(i) + std::to_string(round), std::move(state)).has_value());
        }
    }
    ASSERT_TRUE(on_disk(marked(7)));
    for (int i = 0; i < conversations; i += 2)
        ASSERT_TRUE(command->erase("c" + std::to_string(i)).has_value());
    ASSERT_TRUE(empty_log(file).has_value());
    for (int i = 0; i < conversations; ++i)
        EXPECT_EQ(on_disk(marked(i)), i % 2 == 1) << i;
    EXPECT_THAT(seqs("c1"), SizeIs(6));
}

TEST_F(beside_a_service, a_conversation_that_waits_for_a_person_stays) {
    begin("c1");
    ASSERT_TRUE(says("c1", "Hej").has_value());
    hands_over("c1");
    EXPECT_EQ(refusal(command->erase("c1")), "conflict");
    EXPECT_THAT(seqs("c1"), ElementsAre(1));
}

TEST(a_conversation_file, is_not_made_where_there_is_none) {
    const test::temporary_folder folder;
    const auto file = folder.path() / "conversations.sqlite";
    EXPECT_EQ(refusal(open_conversation_file(file)), "not_found");
    EXPECT_EQ(refusal(empty_log(file)), "not_found");
    EXPECT_FALSE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace lotsen

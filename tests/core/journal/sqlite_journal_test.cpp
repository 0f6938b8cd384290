// What only the SQLite journal can meet: a full disk, damage, a full queue, the end of the service.
#include "core/journal/sqlite/sqlite_journal.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <fstream>

#include "core/journal/sqlite/connection.hpp"
#include "tests/core/journal/faulty_disk.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;
using test::refusal;
using testing::Each;
using testing::HasSubstr;
using testing::SizeIs;

class sqlite_journal_test : public testing::Test {
  protected:
    void open() { journal_ = make_sqlite_journal(file_, limits_).value(); }
    void reopen() {
        journal_.reset();
        open();
    }

    static append_request message(std::string text) {
        append_request request;
        request.conversation = "c1";
        request.epoch = 1;
        request.client_id = text;
        event said;
        said.from = speaker::resident;
        said.body = {{"text", std::move(text)}};
        request.events.push_back(std::move(said));
        return request;
    }
    std::string create(std::string id) {
        new_conversation made{std::move(id), "hash", "web", "sv", time_point()};
        return refusal(test::run(io_, journal_->create(std::move(made))));
    }
    std::string append(std::string text) {
        return refusal(test::run(io_, journal_->append(message(std::move(text)))));
    }
    std::size_t events() { return test::run(io_, journal_->replay("c1", 0, 1000)).value().size(); }

    asio::awaitable<void> append_into(std::vector<std::string>& answers, std::string text) {
        auto request = message(std::move(text));
        const auto answer = co_await journal_->append(std::move(request));
        answers.push_back(refusal(answer));
    }
    /// So many at once; what each was answered.
    std::vector<std::string> append_many(int count) {
        std::vector<std::string> answers;
        for (int i = 0; i < count; ++i) {
            auto work = append_into(answers, "many " + std::to_string(i));
            asio::co_spawn(io_, std::move(work), asio::detached);
        }
        io_.restart();
        io_.run();
        return answers;
    }

    test::faulty_disk disk_;
    test::temporary_folder folder_;
    const std::filesystem::path file_ = folder_.path() / "journal.sqlite";
    limits limits_;
    asio::io_context io_;
    std::unique_ptr<sqlite_journal> journal_;
};

TEST_F(sqlite_journal_test, a_full_disk_refuses_every_append_and_recovers_by_itself) {
    open();
    ASSERT_EQ(create("c1"), "");
    ASSERT_EQ(append("before"), "");

    disk_.fail_writes(SQLITE_FULL);
    EXPECT_EQ(append("lost"), "disk_full");
    EXPECT_EQ(create("c2"), "disk_full");
    EXPECT_THAT(append_many(50), Each("disk_full"));

    disk_.fail_writes(SQLITE_OK);
    EXPECT_EQ(events(), 1U) << "nothing that was refused is there";
    EXPECT_EQ(append("after"), "");
    EXPECT_EQ(create("c2"), "");
    reopen();
    const auto kept = test::run(io_, journal_->replay("c1", 0, 10)).value();
    ASSERT_THAT(kept, SizeIs(2));
    EXPECT_EQ(kept[1].seq, 2);
    EXPECT_EQ(text_at(kept[1].body, "text"), "after");
}

TEST_F(sqlite_journal_test, a_disk_that_does_not_sync_refuses_too) {
    open();
    ASSERT_EQ(create("c1"), "");
    disk_.fail_syncs(SQLITE_IOERR_FSYNC);
    EXPECT_EQ(append("lost"), "disk_full");
    disk_.fail_syncs(SQLITE_OK);
    // The client repeats it, as it was told that it was not taken.
    EXPECT_EQ(append("lost"), "");
    EXPECT_EQ(append("next"), "");
    reopen();
    EXPECT_EQ(events(), 2U);
}

TEST_F(sqlite_journal_test, one_bad_request_does_not_spoil_its_batch) {
    open();
    ASSERT_EQ(create("c1"), "");
    std::vector<std::string> answers;
    for (int i = 0; i < 20; ++i) {
        asio::co_spawn(io_, append_into(answers, "m" + std::to_string(i)), asio::detached);
        if (i != 10) continue;
        auto stale = [](sqlite_journal& to, append_request request) -> asio::awaitable<void> {
            request.epoch = 7;
            const auto answer = co_await to.append(std::move(request));
            EXPECT_EQ(refusal(answer), "stale_epoch");
        };
        asio::co_spawn(io_, stale(*journal_, message("stale")), asio::detached);
    }
    io_.restart();
    io_.run();
    EXPECT_THAT(answers, SizeIs(20));
    EXPECT_THAT(answers, Each(""));
    EXPECT_EQ(events(), 20U);
}

TEST_F(sqlite_journal_test, a_row_that_sqlite_refuses_is_refused_alone) {
    open();
    ASSERT_EQ(create("c1"), "");
    reopen();
    {
        sqlite::connection other(file_, sqlite::connection::access::write);
        other.execute(
            "CREATE TRIGGER bad BEFORE INSERT ON events WHEN new.body LIKE '%many 7\"%'"
            " BEGIN SELECT RAISE(ABORT, 'seven'); END"
        );
    }
    const auto answers = append_many(20);
    EXPECT_EQ(std::count(answers.begin(), answers.end(), ""), 19);
    EXPECT_EQ(std::count(answers.begin(), answers.end(), "conflict"), 1);
    EXPECT_EQ(events(), 19U);
}

TEST_F(sqlite_journal_test, a_full_queue_refuses_at_once) {
    limits_.append_queue = 4;
    limits_.append_batch = 1;
    open();
    ASSERT_EQ(create("c1"), "");
    const auto answers = append_many(500);
    const auto taken = std::count(answers.begin(), answers.end(), "");
    EXPECT_GT(taken, 0);
    EXPECT_EQ(taken + std::count(answers.begin(), answers.end(), "queue_full"), 500);
    EXPECT_GT(std::count(answers.begin(), answers.end(), "queue_full"), 0);
    EXPECT_EQ(static_cast<long>(events()), taken);
}

TEST_F(sqlite_journal_test, stopping_writes_what_is_queued_and_refuses_the_rest) {
    open();
    ASSERT_EQ(create("c1"), "");
    std::vector<std::string> answers;
    for (int i = 0; i < 100; ++i)
        asio::co_spawn(io_, append_into(answers, "m" + std::to_string(i)), asio::detached);
    io_.restart();
    io_.poll();
    journal_->stop();
    journal_->stop();
    io_.run();
    EXPECT_THAT(answers, SizeIs(100));
    EXPECT_THAT(answers, Each(""));
    EXPECT_EQ(append("late"), "shutting_down");
    EXPECT_EQ(create("late"), "shutting_down");
    EXPECT_EQ(refusal(test::run(io_, journal_->find("c1"))), "shutting_down");
    reopen();
    EXPECT_EQ(events(), 100U);
}

TEST_F(sqlite_journal_test, a_conversation_that_was_forgotten_is_found_again) {
    limits_.conversations_in_memory = 2;
    open();
    ASSERT_EQ(create("c1"), "");
    ASSERT_EQ(append("one"), "");
    for (int i = 2; i < 12; ++i)
        ASSERT_EQ(create("c" + std::to_string(i)), "");
    ASSERT_EQ(append("two"), "");
    EXPECT_EQ(append("one"), "");
    EXPECT_EQ(events(), 2U);
}

TEST_F(sqlite_journal_test, a_file_that_is_no_database_is_refused) {
    folder_.write("journal.sqlite", std::string(5000, 'x'));
    const auto opened = make_sqlite_journal(file_, limits_);
    EXPECT_EQ(refusal(opened), "corrupt");
    EXPECT_THAT(opened.error().detail, HasSubstr("journal.sqlite"));
}

TEST_F(sqlite_journal_test, damage_is_found_at_the_start) {
    open();
    ASSERT_EQ(create("c1"), "");
    for (int i = 0; i < 200; ++i)
        ASSERT_EQ(append("message " + std::to_string(i)), "");
    journal_.reset();
    std::fstream stream(file_, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(4096 * 5);
    stream << std::string(4096 * 2, '\x7f');
    stream.close();
    EXPECT_EQ(refusal(make_sqlite_journal(file_, limits_)), "corrupt");
}

TEST_F(sqlite_journal_test, damage_that_is_met_later_is_reported) {
    open();
    ASSERT_EQ(create("c1"), "");
    ASSERT_EQ(append("one"), "");
    journal_.reset();
    {
        sqlite::connection other(file_, sqlite::connection::access::write);
        other.execute("UPDATE events SET body = '{\"text\":'");
    }
    open();
    EXPECT_EQ(refusal(test::run(io_, journal_->replay("c1", 0, 10))), "corrupt");
}

TEST_F(sqlite_journal_test, an_event_that_is_missing_is_reported) {
    open();
    ASSERT_EQ(create("c1"), "");
    for (const auto* text : {"one", "two", "three"})
        ASSERT_EQ(append(text), "");
    journal_.reset();
    {
        sqlite::connection other(file_, sqlite::connection::access::write);
        other.execute("DELETE FROM events WHERE seq = 2");
    }
    open();
    EXPECT_EQ(refusal(test::run(io_, journal_->replay("c1", 0, 10))), "corrupt");
    EXPECT_EQ(test::run(io_, journal_->replay("c1", 2, 10))->size(), 1U)
        << "what is there is given";
    EXPECT_EQ(append("four"), "corrupt") << "whether it was there before cannot be known";
}

TEST_F(sqlite_journal_test, a_database_of_a_newer_program_is_refused) {
    open();
    journal_.reset();
    {
        sqlite::connection other(file_, sqlite::connection::access::write);
        other.execute("PRAGMA user_version = 1000");
    }
    const auto opened = make_sqlite_journal(file_, limits_);
    EXPECT_EQ(refusal(opened), "invalid");
    EXPECT_THAT(opened.error().detail, HasSubstr("newer"));
}

TEST_F(sqlite_journal_test, is_readable_by_its_owner_alone) {
    open();
    ASSERT_EQ(create("c1"), "");
    using std::filesystem::perms;
    for (const auto* suffix : {"", "-wal", "-shm"}) {
        const auto found = std::filesystem::status(file_.string() + suffix).permissions();
        EXPECT_EQ(found, perms::owner_read | perms::owner_write) << suffix;
    }
}

}  // namespace
}  // namespace lotsen

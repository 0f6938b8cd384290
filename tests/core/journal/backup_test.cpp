#include "core/journal/sqlite/backup.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <thread>

#include "core/journal/sqlite/connection.hpp"
#include "core/journal/sqlite/sqlite_journal.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;
using test::refusal;

event hello() {
    event one;
    one.from = speaker::resident;
    one.body = {{"text", "Hej"}};
    return one;
}

asio::awaitable<void> talk(journal& into, std::atomic<bool>& on, std::atomic<int>& written) {
    new_conversation made{"c1", "hash", "web", "sv", time_point()};
    (void)co_await into.create(std::move(made));
    while (on) {
        append_request request;
        request.conversation = "c1";
        request.epoch = 1;
        request.events.push_back(hello());
        const auto answer = co_await into.append(std::move(request));
        if (answer) ++written;
    }
}

TEST(backup, copies_a_database_that_is_being_written) {
    const test::temporary_folder folder;
    asio::io_context io;
    const auto source = make_sqlite_journal(folder.path() / "journal.sqlite", limits()).value();
    std::atomic<bool> on = true;
    std::atomic<int> written = 0;
    asio::co_spawn(io, talk(*source, on, written), asio::detached);
    std::thread writing([&io] { io.run(); });
    for (int copy = 0; copy < 3; ++copy) {
        // Something new since the last copy.
        const int before = written;
        while (written < before + 20)
            std::this_thread::yield();
        const auto to = folder.path() / ("copy" + std::to_string(copy) + ".sqlite");
        const int least = written;
        ASSERT_TRUE(backup_database(folder.path() / "journal.sqlite", to));

        EXPECT_EQ(
            std::filesystem::status(to).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
        );
        EXPECT_FALSE(std::filesystem::exists(to.string() + "-wal"));
        asio::io_context reading;
        const auto restored = make_sqlite_journal(to, limits()).value();
        const auto record = test::run(reading, restored->find("c1")).value();
        const auto events = test::run(reading, restored->replay("c1", 0, 100'000)).value();
        EXPECT_GE(record.last_seq, least);
        EXPECT_EQ(static_cast<std::int64_t>(events.size()), record.last_seq) << "one moment";
    }
    on = false;
    writing.join();
}

TEST(backup, writes_over_nothing_and_makes_nothing_up) {
    const test::temporary_folder folder;
    const auto file = folder.write("there.sqlite", "");
    EXPECT_EQ(refusal(backup_database(folder.path() / "none", folder.path() / "to")), "not_found");
    EXPECT_EQ(refusal(backup_database(file, file)), "conflict");
}

TEST(backup, of_a_damaged_database_is_refused) {
    const test::temporary_folder folder;
    const auto file = folder.write("bad.sqlite", std::string(5000, 'x'));
    EXPECT_EQ(refusal(backup_database(file, folder.path() / "to.sqlite")), "corrupt");
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "to.sqlite"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "to.sqlite.partial"));
}

}  // namespace
}  // namespace lotsen

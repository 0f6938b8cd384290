// kill -9 while it writes: whatever was answered is there, once and in order.
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <csignal>
#include <map>

#include "core/journal/sqlite/sqlite_journal.hpp"
#include "tests/conformance/journal/engine.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace asio = boost::asio;

constexpr int conversations = 20;

/// What the child reports: this conversation's message of this number was accepted. Smaller than
/// PIPE_BUF: written whole or not at all.
struct acknowledged {
    int conversation = 0;
    std::int64_t seq = 0;
};

asio::awaitable<void> talk_for_ever(journal& into, int number, int report) {
    const auto id = "c" + std::to_string(number);
    new_conversation made{id, std::string(32, 't'), "web", "sv", after_ten(0)};
    const auto created = co_await into.create(std::move(made));
    if (created.has_error()) _exit(2);
    for (std::int64_t i = 1;; ++i) {
        const auto text = std::to_string(i);
        auto request = asked(id).by_resident(text).with_id("m" + text).done();
        const auto answer = co_await into.append(std::move(request));
        if (answer.has_error()) _exit(3);
        const acknowledged one{number, answer->last_seq};
        if (write(report, &one, sizeof one) != sizeof one) _exit(4);
    }
}

[[noreturn]] void be_the_service(const std::filesystem::path& file, int report) {
    limits named;
    named.checkpoint_pages = 16;  // often enough to be killed in the middle of one
    auto journal = make_sqlite_journal(file, named);
    if (journal.has_error()) _exit(1);
    asio::io_context io(1);
    for (int i = 0; i < conversations; ++i)
        asio::co_spawn(io, talk_for_ever(**journal, i, report), asio::detached);
    io.run();
    _exit(5);
}

/// The last acknowledged seq of each conversation, of a child killed after so many.
std::map<int, std::int64_t> killed_after(const std::filesystem::path& file, int acknowledgements) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        be_the_service(file, ends[1]);
    }
    close(ends[1]);
    std::map<int, std::int64_t> last;
    acknowledged one;
    // Reads on after the kill: what the pipe holds was acknowledged as well.
    for (int count = 1; read(ends[0], &one, sizeof one) == sizeof one; ++count) {
        last[one.conversation] = one.seq;
        if (count == acknowledgements) kill(child, SIGKILL);
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
    return last;
}

}  // namespace

TEST(sqlite_journal, keeps_every_answered_append_when_it_is_killed) {
    for (const int acknowledgements : {20, 333, 2000}) {
        const temporary_folder folder;
        const auto file = folder.path() / "journal.sqlite";
        const auto last = killed_after(file, acknowledgements);
        ASSERT_FALSE(last.empty());

        asio::io_context io;
        const auto journal = make_sqlite_journal(file, limits()).value();
        for (const auto& [number, seq] : last) {
            const auto id = "c" + std::to_string(number);
            const auto record = run(io, journal->find(id)).value();
            EXPECT_GE(record.last_seq, seq);
            const auto events = run(io, journal->replay(id, 0, 100'000)).value();
            ASSERT_EQ(static_cast<std::int64_t>(events.size()), record.last_seq);
            for (std::size_t i = 0; i < events.size(); ++i) {
                ASSERT_EQ(events[i].seq, static_cast<std::int64_t>(i) + 1);
                ASSERT_EQ(text_at(events[i].body, "text"), std::to_string(i + 1));
            }
            auto repeated = asked(id).by_resident("x").with_id("m" + std::to_string(seq)).done();
            EXPECT_TRUE(run(io, journal->append(std::move(repeated))).value().repeated);
        }
    }
}

}  // namespace lotsen::test

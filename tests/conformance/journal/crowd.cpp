// Many at once: nothing lost, doubled or out of order.
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/strand.hpp>
#include <thread>

#include "tests/conformance/journal/engine.hpp"

namespace lotsen::test {
namespace {

namespace asio = boost::asio;

constexpr int conversations = 100;
constexpr int messages = 100;

/// One resident who sends each message after the one before was accepted, and every third twice.
asio::awaitable<void> talk(journal& into, std::string id, std::atomic<int>& wrong) {
    for (int i = 1; i <= messages; ++i) {
        const auto number = std::to_string(i);
        for (int time = 0; time < (i % 3 == 0 ? 2 : 1); ++time) {
            auto request = asked(id).by_resident(number).with_id("m" + number).done();
            const auto answer = co_await into.append(std::move(request));
            if (answer.has_error() || answer->first_seq != i || answer->repeated != (time == 1))
                ++wrong;
        }
    }
}

/// All of them at once under one client id: a client that repeats while the first is on its way.
asio::awaitable<void> repeat(journal& into, std::atomic<int>& written, std::atomic<int>& answered) {
    auto request = asked("c1").by_resident("Hej").with_id("m1").done();
    const auto answer = co_await into.append(std::move(request));
    if (answer && answer->first_seq == 1) ++answered;
    if (answer && !answer->repeated) ++written;
}

}  // namespace

TEST_P(journal_conformance, ten_thousand_appends_are_all_there_once_and_in_order) {
    for (int i = 0; i < conversations; ++i)
        ASSERT_TRUE(create("c" + std::to_string(i)));
    std::atomic<int> wrong = 0;
    for (int i = 0; i < conversations; ++i) {
        auto work = talk(store(), "c" + std::to_string(i), wrong);
        asio::co_spawn(asio::make_strand(io_), std::move(work), asio::detached);
    }
    io_.restart();
    std::thread other([this] { io_.run(); });
    io_.run();
    other.join();

    EXPECT_EQ(wrong, 0);
    for (int i = 0; i < conversations; ++i) {
        const auto events = replay("c" + std::to_string(i));
        ASSERT_EQ(events.size(), messages);
        for (int seq = 1; seq <= messages; ++seq) {
            const auto& one = events[static_cast<std::size_t>(seq - 1)];
            ASSERT_EQ(one.seq, seq);
            ASSERT_EQ(text_at(one.body, "text"), std::to_string(seq));
        }
    }
}

TEST_P(journal_conformance, repeats_that_are_on_their_way_together_are_written_once) {
    ASSERT_TRUE(create("c1"));
    std::atomic<int> written = 0;
    std::atomic<int> answered = 0;
    for (int i = 0; i < 50; ++i) {
        auto work = repeat(store(), written, answered);
        asio::co_spawn(io_, std::move(work), asio::detached);
    }
    io_.restart();
    io_.run();
    EXPECT_EQ(written, 1);
    EXPECT_EQ(answered, 50);
    EXPECT_EQ(replay("c1").size(), 1U);
}

}  // namespace lotsen::test

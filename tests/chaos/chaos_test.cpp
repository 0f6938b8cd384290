// kill -9 at random moments under many conversations: nothing accepted is lost, doubled or
// reordered.
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <csignal>
#include <cstdlib>
#include <random>

#include "tests/chaos/client.hpp"
#include "tests/chaos/server_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace asio = boost::asio;

constexpr int conversations = 200;
constexpr int messages_each = 12;
constexpr int total = conversations * messages_each;

/// A longer run by hand: LOTSEN_CHAOS_KILLS=50.
int kills() {
    const char* wanted = std::getenv("LOTSEN_CHAOS_KILLS");  // NOLINT(concurrency-mt-unsafe)
    return wanted == nullptr ? 3 : std::atoi(wanted);
}

unsigned seed() {
    const char* wanted = std::getenv("LOTSEN_SEED");  // NOLINT(concurrency-mt-unsafe)
    return wanted == nullptr ? std::random_device()() : static_cast<unsigned>(std::atol(wanted));
}

void expect_whole(const client& one, const std::vector<json::object>& events) {
    std::vector<std::string> said;
    std::int64_t seq = 0;
    for (const auto& each : events) {
        EXPECT_EQ(integer_at(each, "seq"), ++seq);
        if (text_at(each, "from") == "resident") said.emplace_back(text_at(each, "id"));
    }
    std::vector<std::string> expected;
    expected.reserve(messages_each);
    for (int i = 0; i < messages_each; ++i)
        expected.push_back(one.id_of(i));
    EXPECT_EQ(said, expected) << "every message once, in order";
    EXPECT_EQ(text_at(events.back(), "from"), "bot") << "the last one was answered";
}

struct chaos_test : testing::Test {
    chaos_test() : served(folder.path()), gate(io) {
        for (int i = 0; i < conversations; ++i)
            clients.push_back(std::make_unique<client>(gate, i));
    }

    int accepted() const {
        int sum = 0;
        for (const auto& each : clients)
            sum += each->accepted();
        return sum;
    }

    void start() {
        served.start();
        gate.open(served.port());
    }

    /// Lets the clients go on until so many messages were accepted in all, or all have ended.
    void run_until(int enough) {
        while (accepted() < enough && io.run_one() > 0) {
        }
    }

    void start_talking() {
        start();
        for (auto& each : clients)
            asio::co_spawn(io, each->run(messages_each), asio::detached);
    }
    /// All have ended: every message was accepted, and stands in the log once, in order.
    void expect_all_whole() {
        for (const auto& each : clients) {
            EXPECT_EQ(each->accepted(), messages_each);
            EXPECT_EQ(each->complaints(), std::vector<std::string>());
            const auto read = [&]() -> asio::awaitable<void> {
                const auto events = co_await each->replay();
                expect_whole(*each, events);
            };
            asio::co_spawn(io, read(), asio::detached);
            io.restart();
            io.run();
        }
    }
    int resumed() const {
        int sum = 0;
        for (const auto& each : clients)
            sum += each->resumed();
        return sum;
    }

    temporary_folder folder;
    server_process served;
    asio::io_context io;
    server_gate gate;
    std::vector<std::unique_ptr<client>> clients;
};

TEST_F(chaos_test, every_accepted_message_is_there_once_after_kills) {
    const auto number = seed();
    SCOPED_TRACE("LOTSEN_SEED=" + std::to_string(number));
    std::mt19937 random(number);
    start_talking();
    for (int kill = 1; kill <= kills(); ++kill) {
        const int before = total * (kill - 1) / (kills() + 1);
        std::uniform_int_distribution<int> moment(before + 1, total * kill / (kills() + 1));
        run_until(moment(random));
        gate.close();
        served.kill();
        start();
    }
    io.run();
    EXPECT_GT(resumed(), 0) << "no connection was cut: the kills came too late";
    expect_all_whole();
}

TEST_F(chaos_test, killed_plugins_lose_nothing) {
    constexpr int plugin_kills = 20;
    constexpr int least_killed = 4;  // one that was killed comes back with its next call
    const auto number = seed();
    SCOPED_TRACE("LOTSEN_SEED=" + std::to_string(number));
    std::mt19937 random(number);
    start_talking();
    int killed = 0;
    for (int i = 1; i <= plugin_kills; ++i) {
        run_until(total * i / (plugin_kills + 1));
        const auto alive = served.plugins();
        if (alive.empty()) continue;
        std::uniform_int_distribution<std::size_t> one(0, alive.size() - 1);
        killed += ::kill(alive[one(random)], SIGKILL) == 0 ? 1 : 0;
    }
    io.run();
    EXPECT_GE(killed, least_killed);
    EXPECT_EQ(resumed(), 0) << "nobody but the plugin's caller notices";
    expect_all_whole();
    EXPECT_EQ(served.stop(), 0) << "it ends in order all the same";
}

TEST_F(chaos_test, sigterm_ends_in_order_while_clients_are_connected) {
    start();
    auto& one = *clients.front();
    asio::co_spawn(io, one.run(3), asio::detached);
    io.run();
    EXPECT_EQ(served.stop(), 0);
    start();
    const auto read = [&]() -> asio::awaitable<void> {
        const auto events = co_await one.replay();
        EXPECT_EQ(
            std::count_if(
                events.begin(),
                events.end(),
                [](const json::object& each) { return text_at(each, "from") == "resident"; }
            ),
            3
        );
    };
    asio::co_spawn(io, read(), asio::detached);
    io.restart();
    io.run();
}

}  // namespace
}  // namespace lotsen::test

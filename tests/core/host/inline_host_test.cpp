#include "core/host/inline/inline_host.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <latch>

#include "core/host/inline/breaker.hpp"
#include "core/host/lent/store.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;
using testing::HasSubstr;

struct no_database final : database {
    result<std::vector<rows>> run(const std::vector<statement>&) override {
        return std::vector<rows>{};
    }
};

struct no_places final : geocoder {
    std::vector<place_match> find(std::string_view, std::size_t) const override { return {}; }
};

struct utc final : time_zone {
    civil_time local(time_point) const override { return {}; }
    time_point instant(const civil_time&) const override { return {}; }
};

/// Does what the intent's name says.
struct obedient final : plugin {
    explicit obedient(std::latch& blocker) : gate(blocker) {}

    void start(services&) override {}

    turn_reply on_turn(const turn& now) override {
        if (now.intent == "throw") throw std::runtime_error("as told");
        if (now.intent == "hang") gate.wait();
        return {{say{message::verbatim(now.text), {}, {}, {}}}, {}};
    }

    result<receipt> submit(const submission&) override { return fail(errc::conflict, "taken"); }

    std::latch& gate;
};

struct refusing final : plugin {
    void start(services&) override { throw std::runtime_error("no register was imported"); }
    turn_reply on_turn(const turn&) override { return {}; }
    result<receipt> submit(const submission&) override { return fail(errc::internal); }
};

struct inline_host_test : testing::Test {
    host_environment environment() {
        const auto open = [](const manifest&) -> result<std::unique_ptr<database>> {
            return std::make_unique<no_database>();
        };
        return {now, zone, random, places, named, "Solna", false, nullptr, open, {}};
    }

    std::unique_ptr<host> start(std::unique_ptr<plugin> module) {
        std::vector<loaded_plugin> plugins(1);
        plugins[0].declared.id = "obedient";
        plugins[0].module = std::move(module);
        auto made = make_inline_host(std::move(plugins), environment());
        if (made.has_error()) {
            reason = made.error();
            return nullptr;
        }
        return std::move(*made);
    }

    result<turn_reply> turn_of(host& served, std::string intent) {
        turn asked;
        asked.intent = std::move(intent);
        asked.text = "hej";
        result<turn_reply> reply = fail(errc::internal);
        const auto ask = [&]() -> asio::awaitable<void> {
            reply = co_await served.on_turn("obedient", asked);
        };
        asio::co_spawn(io, ask(), asio::detached);
        io.run();
        io.restart();
        return reply;
    }

    test::fake_clock now;
    utc zone;
    test::seeded_random random;
    no_places places;
    limits named;
    std::latch gate{1};
    asio::io_context io;
    error reason;
};

TEST_F(inline_host_test, hands_a_turn_over_and_brings_the_reply_back) {
    const auto served = start(std::make_unique<obedient>(gate));
    const auto reply = turn_of(*served, "greet");
    ASSERT_TRUE(reply.has_value());
    EXPECT_EQ(std::get<say>(reply->actions.at(0)).what.text, "hej");
}

TEST_F(inline_host_test, counts_what_a_plugin_has_and_no_more) {
    const auto served = start(std::make_unique<obedient>(gate));
    const auto counted = served->counts();
    ASSERT_EQ(counted.size(), 1U);
    EXPECT_EQ(counted[0].plugin, "obedient");
    EXPECT_TRUE(counted[0].up) << "in this process";
    EXPECT_FALSE(counted[0].failed_jobs.has_value());
    EXPECT_FALSE(counted[0].letters.has_value());
}

TEST_F(inline_host_test, replaces_no_module_of_its_own_process) {
    const auto served = start(std::make_unique<obedient>(gate));
    manifest next;
    next.id = "obedient";
    EXPECT_EQ(served->replace(next, [] {}).error().code, errc::not_allowed);
    next.id = "nobody";
    EXPECT_EQ(served->replace(next, [] {}).error().code, errc::not_found);
    EXPECT_EQ(served->find("obedient")->id, "obedient");
    EXPECT_EQ(served->find("nobody"), nullptr);
}

TEST_F(inline_host_test, beside_a_service_answers_and_leaves_jobs_to_it) {
    const test::temporary_folder folder;
    const auto open_store = [&](const manifest&) {
        return make_plugin_database(
            folder.path() / "store.sqlite", LOTSEN_SOURCE_DIR "/core/host/lent", fold
        );
    };
    manifest declared;
    declared.id = "obedient";
    declared.jobs = {{"remind", 0}};
    plugin_store kept(open_store(declared).value(), declared, now, named);
    ASSERT_TRUE(kept.schedule({"remind", "k", {}, now.now()}).has_value());
    for (const bool carries : {false, true}) {
        auto around = environment();
        around.open_store = open_store;
        around.carries = carries;
        std::vector<loaded_plugin> plugins(1);
        plugins[0] = {declared, std::make_unique<obedient>(gate)};
        const auto served = make_inline_host(std::move(plugins), std::move(around)).value();
        EXPECT_TRUE(turn_of(*served, "greet").has_value());
        served->stop();
        EXPECT_EQ(kept.due_jobs()->empty(), carries);
    }
}

TEST_F(inline_host_test, a_throwing_plugin_is_unavailable_for_that_call_only) {
    const auto served = start(std::make_unique<obedient>(gate));
    EXPECT_EQ(turn_of(*served, "throw").error().code, errc::unavailable);
    EXPECT_TRUE(turn_of(*served, "greet").has_value());
}

TEST_F(inline_host_test, a_plugin_that_keeps_throwing_is_left_alone) {
    const auto served = start(std::make_unique<obedient>(gate));
    for (int i = 0; i < breaker::failures_to_open; ++i)
        turn_of(*served, "throw");
    EXPECT_THAT(turn_of(*served, "greet").error().detail, HasSubstr("keeps failing"));
    EXPECT_EQ(served->health().at(0).second, "keeps failing");
}

TEST_F(inline_host_test, a_hanging_call_ends_at_its_deadline_and_later_ones_do_not_wait) {
    named.plugin_deadline = std::chrono::milliseconds(30);
    const auto served = start(std::make_unique<obedient>(gate));
    EXPECT_EQ(turn_of(*served, "hang").error().code, errc::deadline_exceeded);
    EXPECT_EQ(turn_of(*served, "greet").error().code, errc::unavailable);
    gate.count_down();
}

TEST_F(inline_host_test, a_business_failure_comes_back_as_it_is) {
    const auto served = start(std::make_unique<obedient>(gate));
    result<receipt> reply = fail(errc::internal);
    const auto ask = [&]() -> asio::awaitable<void> {
        submission completed;
        reply = co_await served->submit("obedient", completed);
    };
    asio::co_spawn(io, ask(), asio::detached);
    io.run();
    EXPECT_EQ(reply.error(), fail(errc::conflict, "taken"));
}

TEST_F(inline_host_test, an_unknown_plugin_is_not_found) {
    const auto served = start(std::make_unique<obedient>(gate));
    result<turn_reply> reply = fail(errc::internal);
    const auto ask = [&]() -> asio::awaitable<void> {
        turn asked;
        reply = co_await served->on_turn("nobody", asked);
    };
    asio::co_spawn(io, ask(), asio::detached);
    io.run();
    EXPECT_EQ(reply.error().code, errc::not_found);
}

TEST_F(inline_host_test, says_why_a_plugin_cannot_start) {
    EXPECT_EQ(start(std::make_unique<refusing>()), nullptr);
    EXPECT_THAT(reason.detail, HasSubstr("no register was imported"));
}

}  // namespace
}  // namespace lotsen

// A module behind a channel, whose other end the test holds.
#include "core/host/process/serve.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>
#include <new>
#include <stdexcept>

#include "core/plugin/wire.hpp"
#include "tests/core/host/process/unruly.hpp"

namespace lotsen {
namespace {

using steady = message_channel::steady;

/// Throws what it is asked to.
class throwing final : public plugin {
  public:
    void start(services&) override {}
    turn_reply on_turn(const turn& now) override {
        if (now.text == "memory") throw std::bad_alloc();
        throw std::runtime_error("of " + now.text);
    }
    result<receipt> submit(const submission&) override { return fail(errc::invalid); }
};

class a_served_module : public testing::Test {
  protected:
    a_served_module() {
        call("initialize", {{"interface", {{"least", 1}, {"most", interface_version}}}});
    }
    void call(std::string_view method, json::value parameters) {
        const json::object asked{
            {"jsonrpc", "2.0"}, {"id", ++calls}, {"method", method}, {"params", parameters}};
        ASSERT_TRUE(core.send(json::serialize(asked), steady::now()).has_value());
    }
    void say(const std::string& text) {
        turn asked;
        asked.text = text;
        asked.now = now.now();
        call("turn", wire::to_json(asked));
    }
    /// All that was asked is there; how it ended.
    int served() {
        core.finish();
        return serve(*module, [this](const json::object&, const ask_core&) {
            return served_plugin{
                std::make_unique<throwing>(), {std::shared_ptr<services>(), &lent}};
        });
    }
    result<std::string> answer() { return core.receive(steady::now()); }

    static std::array<int, 2> pair_of_sockets() {
        std::array<int, 2> made{-1, -1};
        EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, made.data()), 0);
        return made;
    }

    static constexpr std::size_t most = 1U << 20U;
    std::array<int, 2> ends = pair_of_sockets();
    message_channel core{ends[0], most};
    std::unique_ptr<message_channel> module = std::make_unique<message_channel>(ends[1], most);
    int calls = 0;
    test::fake_clock now;
    test::seeded_random random{1};
    nothing none;
    services lent{none, now, none, random, none, {}, "Solna", false, "/tmp", nullptr};
};

TEST_F(a_served_module, answers_with_what_a_call_threw_and_goes_on) {
    say("the first");
    say("the second");
    EXPECT_EQ(served(), 0);
    EXPECT_TRUE(answer().has_value()) << "initialize";
    EXPECT_NE(answer().value().find("of the first"), std::string::npos);
    EXPECT_NE(answer().value().find("of the second"), std::string::npos);
}

TEST_F(a_served_module, ends_without_an_answer_when_it_is_refused_memory) {
    say("memory");
    say("the second");
    EXPECT_EQ(served(), 1);
    module.reset();
    EXPECT_TRUE(answer().has_value()) << "initialize";
    EXPECT_EQ(answer().error().code, errc::unavailable);
}

}  // namespace
}  // namespace lotsen

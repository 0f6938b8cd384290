// The two stages of an orderly end, and the cut after them.
#include <gmock/gmock.h>

#include <boost/asio/steady_timer.hpp>
#include <future>

#include "tests/core/net/support.hpp"

namespace lotsen::net::test {
namespace {

/// A gate that a test opens from outside.
class gate {
  public:
    asio::awaitable<void> pass() {
        asio::steady_timer wait(
            co_await asio::this_coro::executor, asio::steady_timer::time_point::max()
        );
        {
            const std::lock_guard lock(mutex_);
            if (open_) co_return;
            waiting_ = &wait;
        }
        reached_.set_value();
        const auto token = asio::as_tuple(asio::use_awaitable);
        co_await wait.async_wait(token);
    }
    void await_somebody() { reached_.get_future().wait(); }
    void open(const server::executor& home) {
        asio::post(home, [this] {
            const std::lock_guard lock(mutex_);
            open_ = true;
            if (waiting_ != nullptr) waiting_->cancel();
        });
    }

  private:
    std::mutex mutex_;
    bool open_ = false;
    asio::steady_timer* waiting_ = nullptr;
    std::promise<void> reached_;
};

net_options one_thread() {
    return options_with([](net_options& options) { options.threads = 1; });
}

TEST(shutdown, tells_peers_finishes_turns_flushes_and_closes_with_1001) {
    gate turns;
    running_server server(one_thread());
    socket_client client(server.port(), "/quiet");
    ASSERT_TRUE(client.open());
    server.net().request_stop([&] { return turns.pass(); });
    turns.await_somebody();
    EXPECT_EQ(client.hear(), "reconnect");
    server.behind.outlet_at(0)->send(std::make_shared<const std::string>("the last turn's answer"));
    turns.open(server.net().executors()[0]);
    EXPECT_EQ(client.hear(), "the last turn's answer");
    EXPECT_EQ(client.close_code(), 1001U);
    server.join();
    EXPECT_THAT(server.behind.happened.all(), testing::ElementsAre("stopping", "closed"));
}

TEST(shutdown, takes_nothing_new) {
    gate turns;
    running_server server(one_thread());
    raw_client idle(server.port());
    socket_client kept(server.port());
    server.net().request_stop([&] { return turns.pass(); });
    turns.await_somebody();
    EXPECT_TRUE(idle.ended());
    asio::io_context io;
    tcp::socket late(io);
    error_code failed;
    late.connect({asio::ip::address_v4::loopback(), server.port()}, failed);
    EXPECT_EQ(failed, asio::error::connection_refused);
    turns.open(server.net().executors()[0]);
    EXPECT_EQ(kept.close_code(), 1001U);
    server.join();
}

TEST(shutdown, answers_the_request_in_work_and_closes) {
    gate handler;
    routes more;
    more.http = {
        {"GET",
         "/slow",
         [&](request) -> asio::awaitable<response> {
             auto waiting = handler.pass();
             co_await std::move(waiting);
             response out;
             out.body = "done";
             co_return out;
         },
         0}};
    running_server server(one_thread(), more);
    raw_client client(server.port());
    client.say("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    handler.await_somebody();
    server.net().request_stop();
    handler.open(server.net().executors()[0]);
    const auto got = client.hear();
    EXPECT_EQ(got.body(), "done");
    EXPECT_FALSE(got.keep_alive());
    EXPECT_TRUE(client.ended());
    client.socket().close();
    server.join();
}

TEST(shutdown, cuts_what_is_left_after_shutdown_grace) {
    gate turns;
    running_server server(options_with([](net_options& options) {
        options.limits.shutdown_grace = std::chrono::seconds(1);
    }));
    socket_client client(server.port());
    ASSERT_TRUE(client.open());
    server.net().request_stop([&] { return turns.pass(); });
    server.join();
    EXPECT_THAT(server.behind.happened.all(), testing::ElementsAre("stopping", "closed"));
}

TEST(shutdown, ends_at_once_when_nobody_is_there) {
    running_server server;
    server.net().request_stop();
    server.net().request_stop();
    server.join();
    EXPECT_EQ(server.net().counts().open, 0U);
}

TEST(shutdown, may_be_asked_for_before_the_start) {
    net_options options;
    options.listen = "127.0.0.1:0";
    server early(options, {});
    early.request_stop();
    early.run();
}

TEST(listening, says_which_address_is_taken) {
    running_server server;
    net_options options;
    options.listen = "127.0.0.1:" + std::to_string(server.port());
    EXPECT_THROW(lotsen::net::server(options, {}), boost::system::system_error);
}

}  // namespace
}  // namespace lotsen::net::test

// Every limit of the network by its name, hit once.
#include <gmock/gmock.h>

#include "tests/core/net/support.hpp"

namespace lotsen::net::test {
namespace {

net_options limited(const std::function<void(limits&)>& change) {
    return options_with([&](net_options& options) {
        options.threads = 1;
        change(options.limits);
    });
}

asio::awaitable<response> never(request) {
    asio::steady_timer timer(
        co_await asio::this_coro::executor, asio::steady_timer::time_point::max()
    );
    co_await timer.async_wait(asio::use_awaitable);
    co_return response();
}

frame text_frame(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

TEST(limit, frame_bytes_closes_with_1009) {
    running_server server(limited([](limits& l) { l.frame_bytes = 1000; }));
    socket_client client(server.port());
    client.say(std::string(1000, 'x'));
    EXPECT_EQ(client.hear().size(), 1000U);
    client.say(std::string(1001, 'x'));
    EXPECT_EQ(client.close_code(), 1009U);
    EXPECT_TRUE(eventually([&] { return server.net().counts().bad_frames_too_large == 1; }));
}

TEST(limit, a_binary_frame_is_refused_and_the_second_closes_with_1003) {
    running_server server;
    socket_client client(server.port());
    client.socket().binary(true);
    client.say("bits");
    client.socket().binary(false);
    client.say("words");
    EXPECT_EQ(client.hear(), "words");
    client.socket().binary(true);
    client.say("more bits");
    EXPECT_EQ(client.close_code(), 1003U);
    EXPECT_THAT(
        server.behind.happened.all(),
        testing::IsSupersetOf({"refused binary_frame", "in words", "refused binary_frame"})
    );
    EXPECT_EQ(server.net().counts().bad_frames_binary, 2U);
}

TEST(limit, frame_burst_and_frames_per_second_refuse_what_is_too_fast) {
    running_server server(limited([](limits& l) {
        l.frames_per_second = 1;
        l.frame_burst = 3;
    }));
    socket_client client(server.port());
    for (const char* text : {"1", "2", "3", "4"})
        client.say(text);
    EXPECT_TRUE(server.behind.happened.sees("refused too_fast"));
    for (const char* text : {"1", "2", "3"})
        EXPECT_EQ(client.hear(), text);
    EXPECT_EQ(server.net().counts().bad_frames_too_fast, 1U);
}

TEST(limit, connections_per_address_answers_503) {
    running_server server(limited([](limits& l) { l.connections_per_address = 2; }));
    socket_client first(server.port()), second(server.port());
    ASSERT_TRUE(second.open());
    socket_client third(server.port());
    EXPECT_EQ(third.answer().result_int(), 503U);
    EXPECT_EQ(third.answer()["Retry-After"], "5");
    EXPECT_EQ(fetch(server.port(), "/").result_int(), 503U);
    EXPECT_EQ(server.net().counts().refused_address, 2U);
    first.socket().close(websocket::close_code::normal);
    EXPECT_TRUE(eventually([&] { return socket_client(server.port()).open(); }));
}

TEST(limit, connections_answers_503) {
    running_server server(limited([](limits& l) { l.connections = 1; }));
    socket_client first(server.port());
    EXPECT_EQ(socket_client(server.port()).answer().result_int(), 503U);
    EXPECT_EQ(server.net().counts().refused_full, 1U);
}

TEST(limit, connections_per_address_counts_those_behind_a_proxy_by_their_own) {
    auto options = limited([](limits& l) { l.connections_per_address = 1; });
    options.trusted_proxies = {"127.0.0.1"};
    running_server server(options);
    const auto client_of = [&](const char* address) {
        auto client = std::make_unique<raw_client>(server.port());
        client->say(
            "GET /echo HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "X-Forwarded-For: " +
            std::string(address) + "\r\n\r\n"
        );
        return client;
    };
    const auto first = client_of("192.0.2.1"), second = client_of("192.0.2.2"),
               third = client_of("192.0.2.1");
    EXPECT_EQ(first->hear().result_int(), 101U);
    EXPECT_EQ(second->hear().result_int(), 101U);
    EXPECT_EQ(third->hear().result_int(), 503U);
}

TEST(limit, outbound_frames_drops_a_slow_reader_with_1013) {
    running_server server(limited([](limits& l) { l.outbound_frames = 16; }));
    socket_client client(server.port(), "/quiet");
    ASSERT_TRUE(client.open());
    const auto out = server.behind.outlet_at(0);
    const auto large = text_frame(std::string(256 * 1024, 'x'));
    EXPECT_TRUE(eventually([&] {
        out->send(large);
        return server.net().counts().slow_readers == 1;
    }));
    EXPECT_EQ(client.close_code(), 1013U);
    EXPECT_TRUE(server.behind.happened.sees("closed"));
}

TEST(limit, outbound_frames_does_not_drop_a_reader_that_keeps_up_with_a_long_turn) {
    running_server server(limited([](limits& l) { l.outbound_frames = 16; }));
    socket_client client(server.port(), "/quiet");
    ASSERT_TRUE(eventually([&] { return server.net().counts().open_sockets == 1; }));
    const auto out = server.behind.outlet_at(0);
    asio::post(server.net().executors()[0], [&] {
        for (int i = 0; i < 500; ++i)
            out->send(text_frame(std::to_string(i)));
    });
    for (int i = 0; i < 500; ++i)
        ASSERT_EQ(client.hear(), std::to_string(i));
}

TEST(limit, idle_timeout_pings_and_then_drops_who_does_not_answer) {
    running_server server(limited([](limits& l) { l.idle_timeout = std::chrono::seconds(1); }));
    socket_client client(server.port());
    ASSERT_TRUE(client.open());
    // This client answers no ping, since it does not read.
    EXPECT_TRUE(server.behind.happened.sees("closed"));
    EXPECT_EQ(server.net().counts().idle_timeouts, 1U);
}

TEST(limit, handshake_timeout_drops_a_connection_that_says_nothing) {
    running_server server(limited([](limits& l) { l.handshake_timeout = std::chrono::seconds(1); })
    );
    raw_client client(server.port());
    EXPECT_TRUE(client.ended());
    EXPECT_EQ(server.net().counts().handshake_timeouts, 1U);
}

TEST(limit, handshake_timeout_bounds_the_closing_handshake_too) {
    running_server server(limited([](limits& l) { l.handshake_timeout = std::chrono::seconds(1); })
    );
    socket_client client(server.port(), "/quiet");
    server.behind.outlet_at(0)->close(1000, "");
    // The client does not read, so it never answers.
    EXPECT_TRUE(server.behind.happened.sees("closed"));
}

TEST(limit, request_timeout_drops_a_request_that_does_not_end) {
    running_server server(limited([](limits& l) { l.request_timeout = std::chrono::seconds(1); }));
    raw_client client(server.port());
    client.say("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhalf");
    EXPECT_TRUE(client.ended());
    EXPECT_EQ(server.net().counts().request_timeouts, 1U);
}

TEST(limit, request_timeout_answers_503_for_a_handler_that_does_not) {
    routes more;
    more.http = {{"GET", "/never", never, 0}};
    running_server server(
        limited([](limits& l) { l.request_timeout = std::chrono::seconds(1); }), more
    );
    const auto got = fetch(server.port(), "/never");
    EXPECT_EQ(got.result_int(), 503U);
    EXPECT_EQ(got.body(), "{\"code\":\"deadline_exceeded\"}");
}

}  // namespace
}  // namespace lotsen::net::test

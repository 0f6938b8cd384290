// WebSocket connections as clients and the service see them.
#include <gmock/gmock.h>

#include "tests/core/net/support.hpp"

namespace lotsen::net::test {
namespace {

using testing::ElementsAre;

frame text_frame(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

TEST(socket, carries_frames_both_ways_in_order) {
    running_server server;
    socket_client client(server.port());
    ASSERT_TRUE(client.open());
    for (int i = 0; i < 30; ++i)
        client.say("frame " + std::to_string(i));
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(client.hear(), "frame " + std::to_string(i));
    const auto counts = server.net().counts();
    EXPECT_EQ(counts.frames_in, 30U);
    EXPECT_EQ(counts.frames_out, 30U);
    EXPECT_EQ(counts.open_sockets, 1U);
}

TEST(socket, carries_frames_of_every_length_of_length) {
    running_server server;
    socket_client client(server.port());
    for (const std::size_t size : {0, 1, 125, 126, 511, 512, 513, 1536, 8192, 32768}) {
        const std::string text(size, 'x');
        client.say(text);
        EXPECT_EQ(client.hear().size(), size);
    }
}

TEST(socket, joins_fragments) {
    running_server server;
    socket_client client(server.port());
    client.socket().write_some(false, asio::buffer("one ", 4));
    client.socket().write_some(false, asio::buffer("two ", 4));
    client.socket().write_some(true, asio::buffer("three", 5));
    EXPECT_EQ(client.hear(), "one two three");
}

TEST(socket, is_sent_to_from_any_thread_and_keeps_the_order_of_each) {
    running_server server;
    socket_client client(server.port(), "/quiet");
    ASSERT_TRUE(client.open());
    const auto out = server.behind.outlet_at(0);
    for (int i = 0; i < 100; ++i)
        out->send(text_frame(std::to_string(i)));
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(client.hear(), std::to_string(i));
}

TEST(socket, closes_after_what_is_queued) {
    running_server server;
    socket_client client(server.port(), "/quiet");
    const auto out = server.behind.outlet_at(0);
    out->send(text_frame("last words"));
    out->close(1008, "enough");
    out->send(text_frame("never"));
    EXPECT_EQ(client.hear(), "last words");
    EXPECT_EQ(client.close_code(), 1008U);
    EXPECT_EQ(client.socket().reason().reason, "enough");
    EXPECT_TRUE(server.behind.happened.sees("closed"));
}

TEST(socket, tells_its_peer_once_when_the_client_goes) {
    running_server server;
    {
        socket_client polite(server.port());
        polite.socket().close(websocket::close_code::normal);
        socket_client rude(server.port());
    }
    // A connection is counted out before its peer is told.
    EXPECT_TRUE(eventually([&] {
        return server.net().counts().open == 0 && server.behind.happened.all().size() > 1;
    }));
    EXPECT_THAT(server.behind.happened.all(), ElementsAre("closed", "closed"));
}

TEST(socket, may_be_sent_to_after_it_is_gone) {
    std::shared_ptr<outlet> out;
    {
        running_server server;
        {
            socket_client client(server.port());
            out = server.behind.outlet_at(0);
        }
        EXPECT_TRUE(server.behind.happened.sees("closed"));
        out->send(text_frame("to nobody"));
    }
    out->send(text_frame("to nobody at all"));
    out->close(1000, "");
}

TEST(socket, answers_ping) {
    running_server server;
    socket_client client(server.port());
    std::string heard;
    client.socket().control_callback([&](websocket::frame_type kind, beast::string_view text) {
        if (kind == websocket::frame_type::pong) heard = text;
    });
    client.socket().ping("are you there");
    client.say("x");
    EXPECT_EQ(client.hear(), "x");
    EXPECT_EQ(heard, "are you there");
}

TEST(socket, is_refused_with_the_status_of_the_service) {
    running_server server;
    socket_client client(server.port(), "/deny");
    EXPECT_FALSE(client.open());
    EXPECT_EQ(client.answer().result_int(), 401U);
    EXPECT_EQ(server.net().counts().refused_by_service, 1U);
    EXPECT_EQ(socket_client(server.port(), "/nowhere").answer().result_int(), 404U);
}

TEST(socket, is_open_to_its_own_pages_and_allowed_sites) {
    running_server server(options_with([](net_options& o) {
        o.allowed_origins = {"https://www.city.example"};
    }));
    const auto own = "http://localhost:" + std::to_string(server.port());
    EXPECT_TRUE(socket_client(server.port(), "/echo").open());
    EXPECT_TRUE(socket_client(server.port(), "/echo", own).open());
    EXPECT_TRUE(socket_client(server.port(), "/echo", "https://www.city.example").open());
    EXPECT_EQ(
        socket_client(server.port(), "/echo", "https://evil.example").answer().result_int(), 403U
    );
    EXPECT_EQ(server.net().counts().refused_origin, 1U);
}

TEST(socket, may_demand_an_origin) {
    running_server server(options_with([](net_options& o) { o.require_origin = true; }));
    EXPECT_EQ(socket_client(server.port()).answer().result_int(), 403U);
}

TEST(socket, closes_with_1002_on_what_is_no_frame) {
    running_server server;
    socket_client client(server.port());
    asio::write(client.socket().next_layer(), asio::buffer("\xFF\xFFlong enough for a header"));
    EXPECT_EQ(client.close_code(), 1002U);
    EXPECT_TRUE(eventually([&] { return server.net().counts().bad_frames_protocol == 1; }));
}

TEST(socket, closes_with_1007_on_text_that_is_not_utf8) {
    running_server server;
    socket_client client(server.port());
    client.say("\xC3(");
    EXPECT_EQ(client.close_code(), 1007U);
    EXPECT_TRUE(eventually([&] { return server.net().counts().bad_frames_encoding == 1; }));
}

TEST(socket, closes_with_1011_when_its_peer_throws_and_no_other) {
    running_server server;
    socket_client victim(server.port()), other(server.port());
    victim.say("throw");
    EXPECT_EQ(victim.close_code(), 1011U);
    other.say("still here");
    EXPECT_EQ(other.hear(), "still here");
    EXPECT_EQ(server.net().counts().failed_peers, 1U);
}

TEST(socket, refuses_frames_sent_before_the_handshake_is_answered) {
    running_server server;
    raw_client client(server.port());
    client.say(
        "GET /echo HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n\x81"
    );
    EXPECT_EQ(client.hear().result_int(), 400U);
}

TEST(socket, refuses_a_handshake_without_its_key) {
    running_server server;
    raw_client client(server.port());
    client.say(
        "GET /echo HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n"
    );
    EXPECT_EQ(client.hear().result_int(), 400U);
    EXPECT_TRUE(server.behind.happened.sees("closed"));
}

}  // namespace
}  // namespace lotsen::net::test

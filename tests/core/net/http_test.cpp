// HTTP/1.1 as clients see it, over real connections.
#include <gmock/gmock.h>

#include "tests/core/net/support.hpp"

namespace lotsen::net::test {
namespace {

asio::awaitable<response> say_back(request asked) {
    response out;
    out.body = asked.method + " " + asked.path + " " + asked.body;
    for (const auto& [name, value] : asked.query)
        out.body += " " + name + "=" + value;
    for (const auto& [name, value] : asked.cookies)
        out.body += " cookie " + name + "=" + value;
    out.headers.emplace_back("X-Client", asked.address);
    out.headers.emplace_back("X-Secure", asked.secure ? "yes" : "no");
    co_return out;
}

asio::awaitable<response> fail_at_once(request) {
    throw std::runtime_error("as asked");
}

asio::awaitable<response> split_the_response(request) {
    response out;
    out.headers.emplace_back("X-Bad", "a\r\nSet-Cookie: b=c");
    co_return out;
}

routes some_routes() {
    routes made;
    made.http = {
        {"GET", "/say", say_back, 0},
        {"POST", "/say", say_back, 0},
        {"GET", "/below/", say_back, 0},
        {"POST", "/api/v1/photos", say_back, 100'000},
        {"GET", "/api/v1/info", say_back, 0},
        {"GET", "/fail", fail_at_once, 0},
        {"GET", "/split", split_the_response, 0},
    };
    return made;
}

class http_server : public testing::Test {
  protected:
    net_options options() {
        folder_.write("index.html", "<!doctype html>front");
        net_options made;
        made.static_folder = folder_.path();
        made.allowed_origins = {"https://www.city.example"};
        made.trusted_proxies = {"127.0.0.1"};
        made.limits.header_bytes = 4096;
        made.limits.body_bytes = 1000;
        return made;
    }

    temporary_folder folder_;
    running_server server_{options(), some_routes()};
};

TEST_F(http_server, hands_the_whole_request_to_its_handler) {
    const auto got = fetch(
        server_.port(),
        "/say?plats=V%C3%A4stra+skogen",
        {{"Cookie", "a=1; b=x=y; junk"}},
        http::verb::post,
        "body"
    );
    EXPECT_EQ(got.body(), "POST /say body plats=Västra skogen cookie a=1 cookie b=x=y");
    EXPECT_EQ(got["X-Client"], "127.0.0.1");
    EXPECT_EQ(got["X-Secure"], "no");
    EXPECT_FALSE(got["Date"].empty());
}

TEST_F(http_server, believes_a_trusted_proxy) {
    const auto got = fetch(
        server_.port(), "/say", {{"X-Forwarded-For", "192.0.2.9"}, {"X-Forwarded-Proto", "https"}}
    );
    EXPECT_EQ(got["X-Client"], "192.0.2.9");
    EXPECT_EQ(got["X-Secure"], "yes");
    EXPECT_EQ(got["Strict-Transport-Security"], "max-age=31536000");
}

TEST_F(http_server, answers_requests_of_one_connection_in_order) {
    raw_client client(server_.port());
    client.say(
        "POST /say HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n1"
        "GET /below/2 HTTP/1.1\r\nHost: a\r\n\r\n"
        "POST /say HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n3\r\n0\r\n\r\n"
        "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    );
    EXPECT_EQ(client.hear().body(), "POST /say 1");
    EXPECT_EQ(client.hear().body(), "GET /below/2 ");
    EXPECT_EQ(client.hear().body(), "POST /say 3");
    const auto last = client.hear();
    EXPECT_EQ(last.result_int(), 404U);
    EXPECT_FALSE(last.keep_alive());
    EXPECT_TRUE(client.ended());
}

TEST_F(http_server, answers_head_with_the_fields_of_get) {
    for (const char* path : {"/", "/say"}) {
        const auto whole = fetch(server_.port(), path);
        const auto head = fetch(server_.port(), path, {}, http::verb::head);
        EXPECT_EQ(head["Content-Type"], whole["Content-Type"]);
        EXPECT_GT(std::stoul(std::string(head["Content-Length"])), 0U);
        EXPECT_EQ(head.body(), "");
    }
}

TEST_F(http_server, keeps_the_connection_in_step_after_head_and_304) {
    raw_client client(server_.port());
    client.say("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto head = client.hear(true);
    client.say(
        "GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + std::string(head["ETag"]) + "\r\n\r\n"
    );
    EXPECT_EQ(client.hear().result_int(), 304U);
    client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.hear().body(), "<!doctype html>front");
}

TEST_F(http_server, says_of_a_page_that_is_kept_what_it_said_of_it_anew) {
    const auto page = fetch(server_.port(), "/");
    const auto kept = fetch(server_.port(), "/", {{"If-None-Match", std::string(page["ETag"])}});
    EXPECT_EQ(kept.result_int(), 304U);
    for (const auto* name :
         {"Content-Security-Policy",
          "Content-Type",
          "Cache-Control",
          "ETag",
          "Vary",
          "Permissions-Policy",
          "Cross-Origin-Resource-Policy"})
        EXPECT_EQ(kept[name], page[name]) << name;
}

TEST_F(http_server, serves_pages_with_a_strict_policy) {
    const auto page = fetch(server_.port(), "/");
    EXPECT_EQ(page.result_int(), 200U);
    EXPECT_TRUE(page["Content-Security-Policy"].starts_with("default-src 'none'; script-src 'self'")
    );
    EXPECT_EQ(page["Cache-Control"], "no-cache");
}

TEST_F(http_server, tells_what_is_not_there_from_what_is_not_allowed) {
    EXPECT_EQ(fetch(server_.port(), "/nothing").result_int(), 404U);
    const auto route = fetch(server_.port(), "/say", {}, http::verb::delete_);
    EXPECT_EQ(route.result_int(), 405U);
    EXPECT_EQ(route["Allow"], "GET, POST");
    const auto page = fetch(server_.port(), "/", {}, http::verb::post, "x");
    EXPECT_EQ(page.result_int(), 405U);
    EXPECT_EQ(page["Allow"], "GET, HEAD");
    EXPECT_EQ(fetch(server_.port(), "/echo").result_int(), 426U);
}

TEST_F(http_server, shares_some_paths_with_allowed_sites) {
    const auto got =
        fetch(server_.port(), "/api/v1/info", {{"Origin", "https://www.city.example"}});
    EXPECT_EQ(got["Access-Control-Allow-Origin"], "https://www.city.example");
    const auto other = fetch(server_.port(), "/say", {{"Origin", "https://www.city.example"}});
    EXPECT_EQ(other["Access-Control-Allow-Origin"], "");
    const auto preflight = fetch(
        server_.port(),
        "/api/v1/photos",
        {{"Origin", "https://www.city.example"}},
        http::verb::options
    );
    EXPECT_EQ(preflight.result_int(), 204U);
    EXPECT_EQ(preflight["Access-Control-Allow-Headers"], "Authorization, Content-Type");
}

TEST_F(http_server, refuses_a_header_over_header_bytes) {
    raw_client client(server_.port());
    client.say("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(5000, 'x') + "\r\n\r\n");
    EXPECT_EQ(client.hear().result_int(), 431U);
    EXPECT_TRUE(client.ended());
}

TEST_F(http_server, refuses_a_body_over_body_bytes_whether_announced_or_not) {
    EXPECT_EQ(
        fetch(server_.port(), "/say", {}, http::verb::post, std::string(1001, 'x')).result_int(),
        413U
    );
    raw_client client(server_.port());
    client.say(
        "POST /say HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" +
        std::string(2000, 'x')
    );
    EXPECT_EQ(client.hear().result_int(), 413U);
    EXPECT_TRUE(client.ended());
    EXPECT_EQ(server_.net().counts().bad_requests, 2U);
}

TEST_F(http_server, takes_a_larger_body_where_the_route_says_so) {
    const auto got =
        fetch(server_.port(), "/api/v1/photos", {}, http::verb::post, std::string(90'000, 'x'));
    EXPECT_EQ(got.result_int(), 200U);
    EXPECT_EQ(got.body().size(), std::string("POST /api/v1/photos ").size() + 90'000);
}

TEST_F(http_server, says_go_on_before_an_expected_body) {
    raw_client client(server_.port());
    client.say("POST /say HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
    );
    std::string go_on(25, ' ');
    asio::read(client.socket(), asio::buffer(go_on));
    EXPECT_EQ(go_on, "HTTP/1.1 100 Continue\r\n\r\n");
    client.say("ok");
    EXPECT_EQ(client.hear().body(), "POST /say ok");
}

TEST_F(http_server, answers_500_when_a_handler_throws_and_goes_on) {
    const auto got = fetch(server_.port(), "/fail");
    EXPECT_EQ(got.result_int(), 500U);
    EXPECT_EQ(got.body(), "{\"code\":\"internal\"}");
    EXPECT_EQ(fetch(server_.port(), "/say").result_int(), 200U);
}

TEST_F(http_server, does_not_let_a_field_split_the_response) {
    const auto got = fetch(server_.port(), "/split");
    EXPECT_EQ(got["Set-Cookie"], "");
    EXPECT_EQ(got["X-Bad"], "");
}

TEST_F(http_server, answers_a_client_that_has_half_closed) {
    raw_client client(server_.port());
    client.say("GET /say HTTP/1.1\r\nHost: a\r\n\r\n");
    client.socket().shutdown(tcp::socket::shutdown_send);
    EXPECT_EQ(client.hear().body(), "GET /say ");
    EXPECT_TRUE(client.ended());
}

TEST_F(http_server, lets_a_connection_go_that_ends_within_a_request) {
    {
        raw_client client(server_.port());
        client.say("POST /say HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
    }
    EXPECT_TRUE(eventually([&] {
        const auto counts = server_.net().counts();
        return counts.accepted == 1 && counts.open == 0;
    }));
}

class malformed : public http_server, public testing::WithParamInterface<const char*> {};

TEST_P(malformed, gets_400_and_the_end) {
    raw_client client(server_.port());
    client.say(GetParam());
    EXPECT_EQ(client.hear().result_int(), 400U);
    EXPECT_TRUE(client.ended());
    EXPECT_EQ(server_.net().counts().bad_requests, 1U);
    EXPECT_EQ(fetch(server_.port(), "/say").result_int(), 200U);
}

INSTANTIATE_TEST_SUITE_P(
    corpus,
    malformed,
    testing::Values(
        "\x16\x03\x01\x02\r\n\r\n",
        "hello\r\n\r\n",
        "GET / HTTP/3.0\r\nHost: a\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n folded\x01: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nbad name: b\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /say HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "POST /say HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /say HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /say HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: "
        "chunked\r\n\r\n0\r\n\r\n",
        "POST /say HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    )
);

}  // namespace
}  // namespace lotsen::net::test

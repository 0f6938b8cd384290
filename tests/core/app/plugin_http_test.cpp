#include "core/app/wiring/plugin_http.hpp"

#include <gmock/gmock.h>

#include "tests/support/receiver.hpp"

namespace lotsen {
namespace {

struct plugin_http_test : testing::Test {
    plugin_http_test() {
        declared.network = {elsewhere.address(), "127.0.0.1"};
        client = make_plugin_http(declared, named);
    }

    outgoing to(const std::string& target) const {
        outgoing made;
        made.method = "GET";
        made.url = elsewhere.address() + target;
        return made;
    }

    test::receiver elsewhere;
    limits named;
    manifest declared;
    std::unique_ptr<http_client> client;
};

TEST_F(plugin_http_test, brings_the_answer_back) {
    auto asked = to("/a?b=c");
    asked.method = "POST";
    asked.body = "hello";
    asked.headers["X-Mark"] = "m";
    elsewhere.answer({201});
    const auto answer = client->send(asked);
    ASSERT_TRUE(answer.has_value()) << answer.error().detail;
    EXPECT_EQ(answer->status, 201);
    EXPECT_EQ(answer->body, "well");
    EXPECT_EQ(answer->content_type, "text/plain");
    const auto got = elsewhere.requests(1).at(0);
    EXPECT_EQ(got.method + " " + got.target + " " + got.body, "POST /a?b=c hello");
    EXPECT_EQ("http://" + got.host, elsewhere.address());
}

TEST_F(plugin_http_test, finds_a_host_by_its_name) {
    const auto port = elsewhere.address().substr(elsewhere.address().rfind(':'));
    declared.network = {"http://host.example" + port};
    client = make_plugin_http(declared, named, [](const std::string& host) {
        EXPECT_EQ(host, "host.example");
        return result<std::vector<std::string>>(std::vector<std::string>{"127.0.0.1"});
    });
    auto asked = to("/");
    asked.url = declared.network.front() + "/";
    EXPECT_EQ(client->send(asked).value().status, 200);
    EXPECT_EQ(elsewhere.requests(1).at(0).host, "host.example" + port);
}

TEST_F(plugin_http_test, an_answer_of_any_status_is_an_answer) {
    elsewhere.answer({404, 302, 503});
    for (const int status : {404, 302, 503})
        EXPECT_EQ(client->send(to("/")).value().status, status);
}

TEST_F(plugin_http_test, reaches_no_host_that_the_manifest_does_not_name) {
    outgoing asked;
    asked.url = "http://localhost:1/";
    EXPECT_EQ(client->send(asked).error().code, errc::not_allowed);
}

TEST_F(plugin_http_test, sets_no_header_that_would_make_two_requests_of_one) {
    for (const auto* name :
         {"Host", "Content-Length", "Transfer-Encoding", "Connection", "", "A B"}) {
        auto asked = to("/");
        asked.headers[name] = "x";
        EXPECT_EQ(client->send(asked).error().code, errc::invalid) << name;
    }
    auto asked = to("/");
    asked.headers["X-Mark"] = "a\r\nHost: b";
    EXPECT_EQ(client->send(asked).error().code, errc::invalid);
    asked = to("/");
    asked.method = "CONNECT";
    EXPECT_EQ(client->send(asked).error().code, errc::invalid);
}

TEST_F(plugin_http_test, takes_no_more_than_its_limit) {
    elsewhere.body(std::string(named.plugin_http_bytes + 1, 'x'));
    EXPECT_EQ(client->send(to("/")).error().code, errc::invalid);
}

TEST_F(plugin_http_test, says_that_nobody_answers) {
    elsewhere.answer({0});
    EXPECT_EQ(client->send(to("/")).error().code, errc::unavailable);
    elsewhere.stop();
    EXPECT_EQ(client->send(to("/")).error().code, errc::unavailable);
}

TEST_F(plugin_http_test, waits_no_longer_than_its_limit) {
    // Taken by the kernel, and never answered.
    boost::asio::io_context io;
    const boost::asio::ip::tcp::acceptor deaf(io, {boost::asio::ip::make_address("127.0.0.1"), 0});
    named.plugin_http_timeout = std::chrono::milliseconds(50);
    outgoing asked;
    asked.url = "http://127.0.0.1:" + std::to_string(deaf.local_endpoint().port());
    declared.network.push_back(asked.url);
    EXPECT_EQ(client->send(asked).error().code, errc::deadline_exceeded);
}

TEST_F(plugin_http_test, trusts_no_host_without_tls_where_the_manifest_wants_it) {
    outgoing asked;
    asked.url = "https://127.0.0.1" + elsewhere.address().substr(elsewhere.address().rfind(':'));
    declared.network.push_back(asked.url.substr(std::string("https://").size()));
    EXPECT_EQ(client->send(asked).error().code, errc::unavailable);
}

}  // namespace
}  // namespace lotsen

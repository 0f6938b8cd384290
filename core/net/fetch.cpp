#include "core/net/fetch.hpp"

#include <openssl/ssl.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <charconv>
#include <optional>

namespace lotsen::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using request = http::request<http::string_body>;

request request_of(const fetch_request& asked) {
    constexpr unsigned version = 11;  // HTTP/1.1
    request made(http::string_to_verb(asked.method), asked.target, version);
    const bool usual = asked.port == (asked.plain ? "80" : "443");
    made.set(http::field::host, usual ? asked.host : asked.host + ":" + asked.port);
    made.set(http::field::user_agent, "Lotsen");
    for (const auto& [name, value] : asked.headers)
        made.set(name, value);
    made.body() = asked.body;
    made.prepare_payload();
    return made;
}

/// One request and its answer, over a stream that is connected.
template <class Stream>
asio::awaitable<fetch_answer> exchange(Stream& stream, const request& asked, std::size_t most) {
    co_await http::async_write(stream, asked, asio::use_awaitable);
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(most);
    parser.skip(asked.method() == http::verb::head);
    co_await http::async_read(stream, buffer, parser, asio::use_awaitable);
    auto answer = parser.release();
    co_return fetch_answer{
        static_cast<int>(answer.result_int()),
        std::string(answer[http::field::content_type]),
        std::move(answer.body())};
}

/// Certificates of the machine's authorities; for all requests.
asio::ssl::context& trust() {
    static asio::ssl::context made = [] {
        asio::ssl::context one(asio::ssl::context::tls_client);
        one.set_default_verify_paths();
        one.set_verify_mode(asio::ssl::verify_peer);
        SSL_CTX_set_min_proto_version(one.native_handle(), TLS1_2_VERSION);
        return one;
    }();
    return made;
}

using endpoints = std::vector<tcp::endpoint>;

result<endpoints> endpoints_of(
    const fetch_request& asked,
    const name_resolver& names,
    std::chrono::steady_clock::time_point deadline
) {
    std::uint16_t port = 0;
    const auto* const end = asked.port.data() + asked.port.size();
    const auto [stopped, wrong] = std::from_chars(asked.port.data(), end, port);
    if (wrong != std::errc() || stopped != end) return fail(errc::invalid, "no port " + asked.port);
    const auto found = names.find(asked.host, deadline);
    if (found.has_error()) return found.error();
    endpoints all;
    all.reserve(found->size());
    for (const auto& each : *found)
        all.emplace_back(asio::ip::make_address(each), port);
    return all;
}

asio::awaitable<fetch_answer> carry_out(
    const fetch_request& asked, const endpoints& found, std::size_t most
) {
    const auto executor = co_await asio::this_coro::executor;
    const auto made = request_of(asked);
    if (asked.plain) {
        beast::tcp_stream stream(executor);
        co_await stream.async_connect(found, asio::use_awaitable);
        co_return co_await exchange(stream, made, most);
    }
    beast::ssl_stream<beast::tcp_stream> stream(executor, trust());
    // SNI (RFC 6066), and the name that the certificate must be for.
    auto name = asked.host;
    SSL_ctrl(
        stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data()
    );
    stream.set_verify_callback(asio::ssl::host_name_verification(asked.host));
    co_await beast::get_lowest_layer(stream).async_connect(found, asio::use_awaitable);
    co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
    co_return co_await exchange(stream, made, most);
}

error problem_of(const std::exception_ptr& thrown, const std::string& host) {
    try {
        std::rethrow_exception(thrown);
    } catch (const boost::system::system_error& failed) {
        const bool large = failed.code() == http::error::body_limit;
        return {large ? errc::invalid : errc::unavailable, host + ": " + failed.code().message()};
    } catch (const std::exception& failed) {
        return {errc::unavailable, host + ": " + failed.what()};
    }
}

}  // namespace

result<fetch_answer> fetch(
    const fetch_request& asked,
    std::chrono::milliseconds patience,
    std::size_t most,
    const name_resolver& names
) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    const auto found = endpoints_of(asked, names, deadline);
    if (found.has_error()) return found.error();
    asio::io_context io(1);
    std::optional<fetch_answer> answer;
    std::exception_ptr failed;
    asio::co_spawn(
        io,
        carry_out(asked, *found, most),
        [&](std::exception_ptr thrown, fetch_answer got) {
            failed = std::move(thrown);
            answer = std::move(got);
        }
    );
    io.run_until(deadline);
    if (!answer) return fail(errc::deadline_exceeded, asked.host + " does not answer");
    if (failed) return problem_of(failed, asked.host);
    return std::move(*answer);
}

}  // namespace lotsen::net

#include "core/host/lent/http.hpp"

#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <optional>

#include "core/host/lent/store.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using request = http::request<http::string_body>;

constexpr std::array<std::string_view, 6> methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};

/// What would let a plugin say who it is not, or say two things at once (RFC 9110, 9112).
bool may_be_set(std::string_view name, std::string_view value) {
    constexpr std::array<std::string_view, 7> own{
        "host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer"};
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    const auto of_token = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    const auto plain = [](char c) { return static_cast<unsigned char>(c) >= ' ' || c == '\t'; };
    return !lower.empty() && std::ranges::all_of(lower, of_token) &&
           std::ranges::all_of(value, plain) && std::ranges::find(own, lower) == own.end();
}

result<request> request_of(const outgoing& asked, const target_url& to) {
    if (std::ranges::find(methods, asked.method) == methods.end())
        return fail(errc::invalid, "no method " + asked.method);
    request made(http::string_to_verb(asked.method), to.target, 11);
    const bool usual = to.host.port == (to.host.plain ? "80" : "443");
    made.set(http::field::host, usual ? to.host.host : to.host.host + ":" + to.host.port);
    made.set(http::field::user_agent, "Lotsen");
    for (const auto& [name, value] : asked.headers) {
        const auto* text = value.if_string();
        if (text == nullptr || !may_be_set(name, *text))
            return fail(errc::invalid, "no header that a plugin sets: " + std::string(name));
        made.set(std::string_view(name), std::string_view(*text));
    }
    if (!asked.body.empty()) made.set(http::field::content_type, asked.content_type);
    made.body() = asked.body;
    made.prepare_payload();
    return made;
}

/// One request and its answer, over a stream that is connected.
template <class Stream>
asio::awaitable<incoming> exchange(Stream& stream, const request& asked, std::size_t most) {
    co_await http::async_write(stream, asked, asio::use_awaitable);
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(most);
    parser.skip(asked.method() == http::verb::head);
    co_await http::async_read(stream, buffer, parser, asio::use_awaitable);
    auto answer = parser.release();
    co_return incoming{
        static_cast<int>(answer.result_int()),
        std::string(answer[http::field::content_type]),
        std::move(answer.body())};
}

asio::ssl::context make_context() {
    asio::ssl::context made(asio::ssl::context::tls_client);
    made.set_default_verify_paths();
    made.set_verify_mode(asio::ssl::verify_peer);
    SSL_CTX_set_min_proto_version(made.native_handle(), TLS1_2_VERSION);
    return made;
}

class client final : public http_client {
  public:
    client(const manifest& declared, const limits& named) : declared_(declared), named_(named) {}

    result<incoming> send(const outgoing& asked) override {
        const auto to = allowed_target(declared_, asked.url);
        if (to.has_error()) return to.error();
        const auto made = request_of(asked, *to);
        if (made.has_error()) return made.error();
        asio::io_context io(1);
        std::optional<incoming> answer;
        std::exception_ptr failed;
        asio::co_spawn(io, carry_out(*to, *made), [&](std::exception_ptr thrown, incoming got) {
            failed = std::move(thrown);
            answer = std::move(got);
        });
        io.run_for(named_.plugin_http_timeout);
        if (!answer) return fail(errc::deadline_exceeded, to->host.host + " does not answer");
        return failed ? outcome_of(failed, to->host.host) : result<incoming>(std::move(*answer));
    }

  private:
    asio::awaitable<incoming> carry_out(const target_url& to, const request& asked) {
        const auto executor = co_await asio::this_coro::executor;
        tcp::resolver resolver(executor);
        const auto found =
            co_await resolver.async_resolve(to.host.host, to.host.port, asio::use_awaitable);
        if (to.host.plain) {
            beast::tcp_stream stream(executor);
            co_await stream.async_connect(found, asio::use_awaitable);
            co_return co_await exchange(stream, asked, named_.plugin_http_bytes);
        }
        beast::ssl_stream<beast::tcp_stream> stream(executor, context_);
        // SNI (RFC 6066), and the name that the certificate must be for.
        auto name = to.host.host;
        SSL_ctrl(
            stream.native_handle(),
            SSL_CTRL_SET_TLSEXT_HOSTNAME,
            TLSEXT_NAMETYPE_host_name,
            name.data()
        );
        stream.set_verify_callback(asio::ssl::host_name_verification(to.host.host));
        co_await beast::get_lowest_layer(stream).async_connect(found, asio::use_awaitable);
        co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
        co_return co_await exchange(stream, asked, named_.plugin_http_bytes);
    }

    result<incoming> outcome_of(const std::exception_ptr& thrown, const std::string& host) const {
        try {
            std::rethrow_exception(thrown);
        } catch (const boost::system::system_error& failed) {
            const bool large = failed.code() == http::error::body_limit;
            return fail(
                large ? errc::invalid : errc::unavailable, host + ": " + failed.code().message()
            );
        } catch (const std::exception& failed) {
            return fail(errc::unavailable, host + ": " + failed.what());
        }
    }

    const manifest& declared_;
    const limits& named_;
    asio::ssl::context context_ = make_context();
};

}  // namespace

std::unique_ptr<http_client> make_http_client(const manifest& declared, const limits& named) {
    return std::make_unique<client>(declared, named);
}

}  // namespace lotsen

// The members of http_session; included by plain.cpp and tls.cpp, which instantiate them.
#pragma once

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <exception>

#include "core/base/log.hpp"
#include "core/net/failure.hpp"
#include "core/net/http_session.hpp"
#include "core/net/response_message.hpp"
#include "core/net/socket_session.hpp"

namespace lotsen::net {

namespace http = boost::beast::http;

inline constexpr auto with_error = boost::asio::as_tuple(boost::asio::use_awaitable);
inline constexpr std::size_t drain_bytes =
    std::size_t{256} * 1024;  // read after the last answer, then cut

template <class Stream>
http_session<Stream>::http_session(
    shard& home,
    Stream&& stream,
    const boost::asio::ip::address& address,
    admitted entry,
    admission::ticket place
)
    : shard_(home),
      stream_(std::move(stream)),
      address_(address),
      entry_(entry),
      place_(std::move(place)),
      buffer_(home.limits().header_bytes + std::size_t{64} * 1024) {
    shard_.enter(*this);
    shard_.counters().open_http.add();
    if (entry_ != admitted::yes) shard_.refusing(+1);
    due_in(home.limits().handshake_timeout);
}

template <class Stream>
http_session<Stream>::~http_session() {
    if (entry_ != admitted::yes) shard_.refusing(-1);
    shard_.counters().open_http.sub();
    this->unlink();
    shard_.left();
}

template <class Stream>
boost::asio::awaitable<void> http_session<Stream>::run() {
    const auto self = this->shared_from_this();
    try {
        auto securing = secure();
        const bool ready = co_await std::move(securing);
        next then = ready ? next::request : next::gone;
        while (then == next::request) {
            auto serving = serve_one();
            then = co_await std::move(serving);
        }
        if (then == next::farewell) {
            auto leaving = farewell();
            co_await std::move(leaving);
        }
    } catch (const std::exception& failed) {
        log(level::error, "net.connection_failed", {{"what", failed.what()}});
    }
}

template <class Stream>
boost::asio::awaitable<bool> http_session<Stream>::secure() {
    if constexpr (std::is_same_v<Stream, tls_stream>) {
        const auto [failed] = co_await stream_.async_handshake(tls_stream::server, with_error);
        co_return !failed;
    }
    co_return true;
}

template <class Stream>
boost::asio::awaitable<typename http_session<Stream>::next> http_session<Stream>::serve_one() {
    parser reading;
    reading.header_limit(static_cast<std::uint32_t>(shard_.limits().header_bytes));
    reading.body_limit(boost::none);  // which route's is known after the header
    if (!first_) due_in(shard_.limits().request_timeout);
    idle_ = buffer_.size() == 0;
    const auto [failed, bytes] =
        co_await http::async_read_header(stream_, buffer_, reading, with_error);
    idle_ = first_ = false;
    due_in(shard_.limits().request_timeout);
    if (failed) {
        auto refusing = refuse_malformed(failed);
        co_return co_await std::move(refusing);
    }
    constexpr bool tls = std::is_same_v<Stream, tls_stream>;
    auto asked = shard_.site().read(reading.get(), address_, tls);
    if (!asked) {
        auto refusing = refuse_malformed(http::error::bad_target);
        co_return co_await std::move(refusing);
    }
    if (entry_ != admitted::yes) {
        auto refusing = refuse_entry(std::move(*asked));
        co_return co_await std::move(refusing);
    }
    const bool wanted = boost::beast::websocket::is_upgrade(reading.get());
    if (wanted && shard_.site().socket(*asked) != nullptr) {
        auto upgrading = upgrade(reading, std::move(*asked));
        co_return co_await std::move(upgrading);
    }
    auto answering = read_and_answer(reading, std::move(*asked));
    co_return co_await std::move(answering);
}

template <class Stream>
boost::asio::awaitable<typename http_session<Stream>::next> http_session<Stream>::refuse_malformed(
    error_code why
) {
    // What is not of Beast's HTTP is the end of the connection; so is an end between two requests.
    if (why.category() != make_error_code(http::error::bad_target).category() ||
        why == http::error::end_of_stream || why == http::error::partial_message) {
        co_return next::gone;
    }
    shard_.counters().bad_requests.add();
    const request unread;
    answer out = exchange::failure(400, "invalid");
    if (why == http::error::header_limit || why == http::error::buffer_overflow) out.status = 431;
    if (why == http::error::body_limit) out.status = 413;
    auto sending = send(std::move(out), unread, false);
    co_return co_await std::move(sending);
}

template <class Stream>
boost::asio::awaitable<typename http_session<Stream>::next> http_session<Stream>::refuse_entry(
    request asked
) {
    answer out = exchange::failure(503, "too_many_connections");
    out.headers.emplace_back("Retry-After", "5");
    auto sending = send(std::move(out), asked, false);
    co_return co_await std::move(sending);
}

template <class Stream>
boost::asio::awaitable<typename http_session<Stream>::next> http_session<Stream>::read_and_answer(
    parser& reading, request asked
) {
    auto body = read_body(reading, asked);
    const error_code failed = co_await std::move(body);
    if (failed) {
        auto refusing = refuse_malformed(failed);
        co_return co_await std::move(refusing);
    }
    shard_.counters().requests.add();
    const bool keep = reading.get().keep_alive();
    // What the answer is shaped by, since the handler gets the request itself.
    request head;
    head.method = asked.method;
    head.path = asked.path;
    head.secure = asked.secure;
    head.headers = asked.headers;
    asked.body = std::move(reading.get().body());
    auto making = answer_in_time(std::move(asked));
    answer out = co_await std::move(making);
    auto sending = send(std::move(out), head, keep);
    co_return co_await std::move(sending);
}

template <class Stream>
boost::asio::awaitable<boost::system::error_code> http_session<Stream>::read_body(
    parser& reading, const request& asked
) {
    const std::size_t most = shard_.site().body_limit(asked);
    const auto length = reading.content_length();
    if (length && *length > most) co_return make_error_code(http::error::body_limit);
    reading.body_limit(most);
    if (header(asked, "expect") == "100-continue" && !reading.is_done()) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        const auto bytes = boost::asio::buffer(go_on);
        const auto [failed, sent] = co_await boost::asio::async_write(stream_, bytes, with_error);
        if (failed) co_return failed;
    }
    if (reading.is_done()) co_return error_code();
    const auto [failed, bytes] = co_await http::async_read(stream_, buffer_, reading, with_error);
    co_return failed;
}

/// The answer, or 503 at limits::request_timeout; what was too late is thrown away when it comes.
template <class Stream>
boost::asio::awaitable<answer> http_session<Stream>::answer_in_time(request asked) {
    struct race {
        explicit race(server::executor home) : alarm(home) {}
        boost::asio::basic_waitable_timer<
            std::chrono::steady_clock,
            boost::asio::wait_traits<std::chrono::steady_clock>,
            server::executor>
            alarm;
        std::optional<answer> made;
    };
    const auto running = std::make_shared<race>(shard_.executor());
    running->alarm.expires_after(shard_.limits().request_timeout);
    due_ = instant::max();
    auto work = shard_.site().respond(std::move(asked));
    auto finished = [running](std::exception_ptr failed, answer made) {
        if (failed) {
            log(level::error, "net.handler_failed", {{"what", what_of(failed)}});
            made = exchange::failure(500, "internal");
        }
        running->made = std::move(made);
        running->alarm.cancel();
    };
    boost::asio::co_spawn(shard_.executor(), std::move(work), std::move(finished));
    if (!running->made) co_await running->alarm.async_wait(with_error);
    due_in(shard_.limits().request_timeout);
    if (running->made) co_return std::move(*running->made);
    shard_.counters().request_timeouts.add();
    co_return exchange::failure(503, "deadline_exceeded");
}

template <class Stream>
boost::asio::awaitable<typename http_session<Stream>::next> http_session<Stream>::upgrade(
    parser& reading, request asked
) {
    std::optional<answer> refusal;
    admission::ticket client;
    auto& count = shard_.counters();
    if (shard_.at() != stage::serving) {
        count.refused_stopping.add();
        refusal = exchange::failure(503, "shutting_down");
    } else if (!shard_.site().origin_allowed(asked)) {
        count.refused_origin.add();
        refusal = exchange::failure(403, "not_allowed");
    } else if (buffer_.size() != 0) {
        // A client waits for the answer before it sends frames (RFC 6455 section 4.1).
        count.bad_requests.add();
        refusal = exchange::failure(400, "invalid");
    } else if (shard_.site().proxies().contains(address_)) {
        const auto key = address_key(boost::asio::ip::make_address(asked.address));
        if (shard_.doors().enter_address(key, client) != admitted::yes) {
            count.refused_address.add();
            refusal = exchange::failure(503, "too_many_connections");
            refusal->headers.emplace_back("Retry-After", "5");
        }
    }
    if (refusal) {
        auto sending = send(std::move(*refusal), asked, false);
        co_return co_await std::move(sending);
    }
    const auto session = std::make_shared<socket_session<Stream>>(shard_, std::move(stream_));
    response said;
    said.status = 403;
    const auto* factory = shard_.site().socket(asked);
    if (!session->invite(*factory, asked, said)) {
        count.refused_by_service.add();
        stream_ = std::move(session->stream());
        auto sending = send(exchange::from(std::move(said)), asked, false);
        co_return co_await std::move(sending);
    }
    const auto message = reading.release();
    auto accepting = session->accept(message);
    const bool open = co_await std::move(accepting);
    if (open) session->begin(std::move(place_), std::move(client));
    co_return next::gone;
}

template <class Stream>
boost::asio::awaitable<typename http_session<Stream>::next> http_session<Stream>::send(
    answer out, const request& asked, bool keep
) {
    keep = keep && shard_.at() == stage::serving && out.status != 413;
    shard_.site().complete(out, asked);
    const auto message = make_message(out, asked.method == "HEAD", keep);
    response_serializer writing(message);
    if (asked.method == "HEAD") {
        const auto [failed, bytes] =
            co_await http::async_write_header(stream_, writing, with_error);
        co_return failed ? next::gone : keep ? next::request : next::farewell;
    }
    const auto [failed, bytes] = co_await http::async_write(stream_, writing, with_error);
    co_return failed ? next::gone : keep ? next::request : next::farewell;
}

/// Closes without losing the last answer: a socket that is closed with bytes unread is reset, and a
/// reset throws away what the client has not read yet (RFC 9112 section 9.6).
template <class Stream>
boost::asio::awaitable<void> http_session<Stream>::farewell() {
    due_in(shard_.limits().handshake_timeout);
    if constexpr (std::is_same_v<Stream, tls_stream>) co_await stream_.async_shutdown(with_error);
    auto& socket = boost::beast::get_lowest_layer(stream_);
    error_code failed;
    socket.shutdown(plain_stream::shutdown_send, failed);
    std::array<char, 2048> rest;
    const auto into = boost::asio::buffer(rest);
    for (std::size_t drained = 0; !failed && drained < drain_bytes;) {
        const auto [ended, bytes] = co_await socket.async_read_some(into, with_error);
        failed = ended;
        drained += bytes;
    }
}

template <class Stream>
void http_session<Stream>::tick(instant now) {
    if (now < due_) return;
    if (first_)
        shard_.counters().handshake_timeouts.add();
    else if (!idle_)
        shard_.counters().request_timeouts.add();
    cut();
}

template <class Stream>
void http_session<Stream>::begin_stop() {
    if (idle_) cut();
}

template <class Stream>
void http_session<Stream>::cut() {
    due_ = instant::max();
    error_code ignored;
    boost::beast::get_lowest_layer(stream_).close(ignored);
}

}  // namespace lotsen::net

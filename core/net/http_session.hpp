// One connection while it speaks HTTP/1.1: request after request, until it closes or becomes a
// WebSocket.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>

#include "core/net/gather_layer.hpp"
#include "core/net/shard.hpp"

namespace lotsen::net {

/// Owned by its coroutine. Requests of one connection are answered one after the other, in order
/// (RFC 9112 section 9.3.2). No part of it waits without a deadline: `tick` closes what is late.
template <class Stream>
class http_session final : public connection,
                           public std::enable_shared_from_this<http_session<Stream>> {
  public:
    /// `entry` other than yes: each request is answered with 503.
    http_session(
        shard& home,
        Stream&& stream,
        const boost::asio::ip::address& address,
        admitted entry,
        admission::ticket place
    );
    ~http_session() override;

    boost::asio::awaitable<void> run();

    void tick(instant now) override;
    void begin_stop() override;
    void finish_stop() override {}
    void cut() override;

  private:
    enum class next { request, farewell, gone };
    using error_code = boost::system::error_code;
    using parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

    boost::asio::awaitable<bool> secure();
    boost::asio::awaitable<next> serve_one();
    boost::asio::awaitable<next> refuse_malformed(error_code why);
    boost::asio::awaitable<next> refuse_entry(request asked);
    boost::asio::awaitable<next> read_and_answer(parser& reading, request asked);
    boost::asio::awaitable<error_code> read_body(parser& reading, const request& asked);
    boost::asio::awaitable<answer> answer_in_time(request asked);
    boost::asio::awaitable<next> upgrade(parser& reading, request asked);
    boost::asio::awaitable<next> send(answer out, const request& asked, bool keep);
    boost::asio::awaitable<void> farewell();

    void due_in(instant::duration time) { due_ = std::chrono::steady_clock::now() + time; }

    shard& shard_;
    Stream stream_;
    boost::asio::ip::address address_;
    admitted entry_;
    admission::ticket place_;
    boost::beast::flat_buffer buffer_;
    instant due_;
    bool first_ = true;  // nothing was served yet
    bool idle_ = true;   // between two requests
};

/// Starts a connection on `home`, on its thread. Throws nothing.
void start_plain(
    shard& home,
    plain_stream socket,
    const boost::asio::ip::address& address,
    admitted entry,
    admission::ticket place
);
void start_tls(
    shard& home,
    plain_stream socket,
    boost::asio::ssl::context& context,
    const boost::asio::ip::address& address,
    admitted entry,
    admission::ticket place
);

}  // namespace lotsen::net

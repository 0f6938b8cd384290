// From an HTTP request to its answer: all of it that needs no connection.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

#include "core/base/result.hpp"
#include "core/net/addresses.hpp"
#include "core/net/headers.hpp"
#include "core/net/router.hpp"
#include "core/net/server.hpp"
#include "core/net/static_files.hpp"

namespace lotsen::net {

/// What is the same for every connection. Immutable, thread-safe; outlives all connections.
class exchange {
  public:
    using head = boost::beast::http::request_header<>;

    exchange(const net_options& options, routes routes);

    /// The request without its body. Errors: invalid, for a target that cannot be and for a missing
    /// or doubled Host (RFC 9112 section 3.2).
    result<request> read(const head& from, const boost::asio::ip::address& peer, bool tls) const;

    /// How large a body of this request may be, bytes.
    std::size_t body_limit(const request& asked) const;

    /// Whether the connection may become a WebSocket for all that headers say.
    bool origin_allowed(const request& asked) const;
    const peer_factory* socket(const request& asked) const { return router_.socket(asked.path); }

    /// Routes, then preflights, then static files; 404 and 405 else. Throws what a handler throws.
    boost::asio::awaitable<answer> respond(request asked) const;

    /// {"code":"..."}: its sentence for people is the client's to choose.
    static answer failure(int status, std::string_view code);
    static answer from(response&& service);
    /// The fields of every answer. `asked` may be empty where no request could be read.
    void complete(answer& out, const request& asked) const;

    const address_set& proxies() const { return proxies_; }

  private:
    answer without_route(const request& asked, const router::match& match) const;

    router router_;
    static_files files_;
    origins origins_;
    address_set proxies_;
    bool require_origin_;
    bool tls_;
    std::size_t body_bytes_;
};

}  // namespace lotsen::net

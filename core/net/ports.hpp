// What the network asks of the service, and lends it. No Beast type appears here.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lotsen::net {

using frame = std::shared_ptr<const std::string>;

/// One WebSocket connection, as the service sees it. Thread-safe; never blocks.
class outlet {
  public:
    virtual ~outlet() = default;
    /// Queues a text frame. A connection whose queue is full (limits::outbound_frames) is dropped.
    virtual void send(frame text) = 0;
    /// RFC 6455 section 7.4 close code, after what is queued was written.
    virtual void close(unsigned code, std::string_view reason) = 0;
};

/// The service's end of one connection. Called on the connection's executor, one call at a time.
class peer {
  public:
    virtual ~peer() = default;
    /// A text frame within the limits (size, rate). The next is read when this returns; it must not
    /// wait for the answer, only for what keeps order (back-pressure).
    virtual boost::asio::awaitable<void> receive(std::string text) = 0;
    /// A frame that broke a limit but does not close the connection: errc wire name (too_fast,
    /// binary_frame); the peer answers with an `error` frame.
    virtual void refuse(std::string_view code) = 0;
    virtual void closed() = 0;
    /// Shutdown has begun: tell the client to reconnect.
    virtual void shutting_down() = 0;
};

struct request {
    std::string method;
    std::string path;  // percent-decoded, without the query
    std::multimap<std::string, std::string> query;
    std::map<std::string, std::string> headers;  // lower-case names
    std::map<std::string, std::string> cookies;
    std::string body;
    std::string address;  // of the client; from X-Forwarded-For where the peer is a trusted proxy
    bool secure = false;
};

struct response {
    int status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

using http_handler = std::function<boost::asio::awaitable<response>(request)>;

/// A refusal by HTTP status (401, 403, 404) before the WebSocket handshake: return null and set it.
using peer_factory = std::function<
    std::shared_ptr<peer>(std::shared_ptr<outlet>, const request&, response& refusal)>;

/// What is served where. A path ending in "/" matches everything below it; the longest match wins.
struct routes {
    struct http_route {
        std::string method;
        std::string path;
        http_handler handler;
        std::size_t body_limit = 0;  // 0: limits::body_bytes
    };
    std::vector<http_route> http;
    std::map<std::string, peer_factory> sockets;
};

}  // namespace lotsen::net

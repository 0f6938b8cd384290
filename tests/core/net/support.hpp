// A server that runs while a test does, a service behind it that remembers, and clients.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/net/server.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::net::test {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;
using lotsen::test::temporary_folder;

/// What happened, in order. Thread-safe.
class record {
  public:
    void add(std::string what);
    std::vector<std::string> all() const;
    /// Whether `what` happens within ten seconds.
    bool sees(const std::string& what) const;

  private:
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::vector<std::string> all_;
};

/// Whether `condition` comes true within ten seconds.
bool eventually(const std::function<bool()>& condition);

/// The service: "/echo" sends each frame back, "/quiet" does not, "/deny" refuses with 401.
struct service {
    record happened;  // "in <text>", "refused <code>", "closed", "stopping", "handler"
    std::mutex mutex;
    std::vector<std::shared_ptr<outlet>> outlets;

    routes make_routes();
    std::shared_ptr<outlet> outlet_at(std::size_t index);
};

/// Serves from construction to destruction.
class running_server {
  public:
    explicit running_server(net_options options = {}, routes more = {});
    ~running_server();

    service behind;
    server& net() { return *server_; }
    std::uint16_t port() const { return server_->port(); }
    /// Waits until run() has returned.
    void join();

  private:
    std::unique_ptr<server> server_;
    std::thread thread_;
};

net_options options_with(const std::function<void(net_options&)>& change);

/// A connection that says exactly what it is told to.
class raw_client {
  public:
    explicit raw_client(std::uint16_t port);
    void say(std::string_view bytes);
    http::response<http::string_body> hear(bool head = false);
    /// True when the server has ended the connection, and nothing was left to read.
    bool ended();
    tcp::socket& socket() { return socket_; }

  private:
    asio::io_context io_;
    tcp::socket socket_;
    beast::flat_buffer buffer_;
};

/// One request on a connection of its own.
http::response<http::string_body> fetch(
    std::uint16_t port,
    std::string_view target,
    const std::vector<std::pair<std::string, std::string>>& headers = {},
    http::verb method = http::verb::get,
    std::string body = {}
);

/// A WebSocket client that blocks.
class socket_client {
  public:
    using stream = websocket::stream<tcp::socket>;

    explicit socket_client(
        std::uint16_t port, const std::string& path = "/echo", const std::string& origin = ""
    );

    bool open() const { return !failed_; }
    /// The answer to the handshake.
    const websocket::response_type& answer() const { return answer_; }
    void say(std::string_view text);
    std::string hear();
    /// Reads to the end and gives the close code; 0: ended without one.
    unsigned close_code();
    stream& socket() { return socket_; }

  private:
    asio::io_context io_;
    stream socket_;
    error_code failed_;
    websocket::response_type answer_;
};

}  // namespace lotsen::net::test

// The network end of the service: HTTP/1.1 and WebSocket on one port, plain or TLS.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/limits.hpp"
#include "core/net/counters.hpp"
#include "core/net/ports.hpp"

namespace lotsen::net {

struct tls_files {
    std::filesystem::path certificate;  // PEM, the whole chain, the server's own first
    std::filesystem::path key;          // PEM
};

struct net_options {
    std::string listen = "127.0.0.1:8080";  // "[::]:8080" for IPv6 and IPv4; port 0: any free one
    std::filesystem::path static_folder;    // the built pages; empty: none
    /// Sites that embed the widget: "https://www.example.se". The server's own is always allowed.
    std::vector<std::string> allowed_origins;
    /// Whether a WebSocket without an Origin header (no browser) is refused.
    bool require_origin = false;
    /// What the allowed origins may also fetch (CORS), with everything below it.
    std::vector<std::string> shared_paths{"/api/v1/photos", "/api/v1/info"};
    /// Addresses or networks whose X-Forwarded-For and X-Forwarded-Proto are believed.
    std::vector<std::string> trusted_proxies;
    std::optional<tls_files> tls;  // TLS 1.2 and 1.3; without it, plain
    lotsen::limits limits;
    unsigned threads = 0;  // 0: one a core
};

/// One io_context with one thread a core. A connection stays on the context it was accepted on, so
/// its own state needs no lock; one acceptor deals the connections out in turn, which is even for
/// few long conversations where the kernel's hash (SO_REUSEPORT) is not.
///
/// WebSocket: RFC 6455 without permessage-deflate: compiled out, since its contexts cost 130 KiB a
/// connection once used. A binary frame is refused (`peer::refuse`); a second one on the same
/// connection closes it with 1003. Limits are those of `limits`; none is silent: see net_counts.
///
/// Everything a handler or peer touches must outlive the server.
class server {
  public:
    using executor = boost::asio::io_context::executor_type;

    /// Listens. Throws std::invalid_argument for options that cannot be,
    /// boost::system::system_error where the address is taken or a certificate cannot be read.
    server(net_options options, routes routes);
    ~server();
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    /// The bound port. Thread-safe.
    std::uint16_t port() const noexcept;

    /// One for each thread; the service may run its own work there. Thread-safe.
    std::vector<executor> executors() const;

    /// Serves until shutdown is over: the calling thread is the first of the threads. Called once.
    void run();

    /// Thread-safe, returns at once; only the first call counts. Stage one: nothing new is
    /// accepted, idle HTTP connections close, each peer is told (`shutting_down`), requests in work
    /// are answered. Then `turns_finished` runs on the first executor; when it returns, stage two:
    /// what is queued is written and every WebSocket closed with 1001. limits::shutdown_grace after
    /// this call what is left is cut, and run() returns.
    void request_stop(std::function<boost::asio::awaitable<void>()> turns_finished = {});

    /// Thread-safe; each number is exact, their relation at one moment is not.
    net_counts counts() const;

  private:
    class impl;
    std::unique_ptr<impl> impl_;
};

}  // namespace lotsen::net

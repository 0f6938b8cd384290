// What the network counts, for /metrics.
#pragma once

#include <atomic>
#include <cstdint>

namespace lotsen::net {

/// Sums since the start, except `open` and `open_sockets`, which are present numbers.
struct net_counts {
    std::uint64_t accepted = 0;            // TCP connections
    std::uint64_t open = 0;                // of these, still there
    std::uint64_t open_sockets = 0;        // WebSockets among them
    std::uint64_t requests = 0;            // HTTP requests read whole
    std::uint64_t refused_full = 0;        // limits::connections
    std::uint64_t refused_address = 0;     // limits::connections_per_address
    std::uint64_t refused_origin = 0;      // not in the allow-list
    std::uint64_t refused_stopping = 0;    // came during shutdown
    std::uint64_t refused_by_service = 0;  // the peer factory said no
    std::uint64_t bad_requests = 0;      // malformed HTTP, a target that cannot be, limits of HTTP
    std::uint64_t request_timeouts = 0;  // limits::request_timeout
    std::uint64_t handshake_timeouts = 0;  // limits::handshake_timeout
    std::uint64_t idle_timeouts = 0;       // limits::idle_timeout
    std::uint64_t frames_in = 0;
    std::uint64_t frames_out = 0;
    std::uint64_t bytes_in = 0;  // on the wire of WebSockets, below TLS's framing
    std::uint64_t bytes_out = 0;
    std::uint64_t bad_frames_binary = 0;
    std::uint64_t bad_frames_too_fast = 0;   // limits::frames_per_second
    std::uint64_t bad_frames_too_large = 0;  // limits::frame_bytes
    std::uint64_t bad_frames_encoding = 0;   // text that is not UTF-8
    std::uint64_t bad_frames_protocol = 0;   // breaks RFC 6455
    std::uint64_t slow_readers = 0;          // limits::outbound_frames
    std::uint64_t failed_peers = 0;          // exceptions out of the service

    bool operator==(const net_counts&) const = default;
};

/// One number of one shard: written by its own thread only, read by any.
class counter {
  public:
    void add(std::uint64_t by = 1) noexcept {
        value_.store(value_.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
    }
    void sub() noexcept { add(~std::uint64_t{0}); }
    std::uint64_t value() const noexcept { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<std::uint64_t> value_{0};
};

/// A shard's own counts, one `counter` for each member of net_counts.
struct net_counters {
    counter accepted, open_http, open_sockets, requests;
    counter refused_full, refused_address, refused_origin, refused_stopping, refused_by_service;
    counter bad_requests, request_timeouts, handshake_timeouts, idle_timeouts;
    counter frames_in, frames_out, bytes_in, bytes_out;
    counter bad_frames_binary, bad_frames_too_fast, bad_frames_too_large, bad_frames_encoding,
        bad_frames_protocol;
    counter slow_readers, failed_peers;

    void add_to(net_counts& sum) const noexcept;
};

}  // namespace lotsen::net

// Services that core runs for a plugin, wherever the plugin runs: durable pairs, jobs, letters to
// other systems, and HTTP. Each is lent to those that declare it (manifest.json, "services").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/plugin/message.hpp"

namespace lotsen {

// Errors of every call, besides those that are named: not_allowed (the service is not declared),
// disk_full, corrupt, unavailable (core cannot be reached any more).

inline constexpr std::size_t most_key_bytes = 256;  // of a pair, a job or a letter

/// Durable pairs of the plugin's own: what `put` returned from is on disk.
class key_value {
  public:
    virtual ~key_value() = default;
    /// Errors: not_found.
    virtual result<json::value> get(std::string_view key) = 0;
    /// Errors: invalid (key empty or too long, value over limits::plugin_pair_bytes).
    virtual result<void> put(std::string_view key, const json::value& value) = 0;
    /// Nothing happens where it is not there.
    virtual result<void> erase(std::string_view key) = 0;
    /// Keys that begin so, in order, `most` (at least 1, at most 1000) of them.
    virtual result<std::vector<std::string>> keys(std::string_view prefix, std::size_t most) = 0;
};

/// Something to be done once, at or after `at`. `name` and `key` together name it.
struct job {
    std::string name;
    std::string key;  // empty: there is but one of that name
    json::object payload;
    time_point at{};
};

/// Durable: a job is done though the service restarts, one that came due meanwhile at once. It is
/// done once; only where the plugin or the service died while it ran, it runs again. One that
/// throws is tried again with growing pauses, limits::job_attempts times.
class job_queue {
  public:
    virtual ~job_queue() = default;
    /// Takes the place of a job of the same name and key. Errors: invalid (the manifest's `jobs`
    /// have no such name; a key that is too long).
    virtual result<void> schedule(const job& one) = 0;
    /// Nothing happens where it is not there.
    virtual result<void> cancel(std::string_view name, std::string_view key) = 0;
};

/// An HTTP request to a host that the manifest's `network` names.
struct outgoing {
    std::string method = "POST";
    std::string url;       // https://host[:port]/path?query; http:// where the manifest says so
    json::object headers;  // name -> text
    std::string body;
    std::string content_type = "application/json";
};

struct incoming {
    int status = 0;  // 200-599; 0: there was no answer
    std::string content_type;
    std::string body;

    bool empty() const { return status == 0; }
};

class http_client {
  public:
    virtual ~http_client() = default;
    /// Waits for the answer, no longer than limits::plugin_http_timeout; redirects are answers.
    /// Certificates are checked. Errors: invalid (no such URL), not_allowed (the manifest does not
    /// name the host), unavailable (not reached, no certificate to trust, no HTTP),
    /// deadline_exceeded, and invalid where the answer is over limits::plugin_http_bytes.
    virtual result<incoming> send(const outgoing& asked) = 0;
};

/// Letters to other systems. One that was put is sent at least once, though everything restarts: at
/// once, then with growing pauses, limits::outbox_attempts times. It carries its key as
/// `Idempotency-Key`, so that the receiver can tell a second copy. Answers 2xx deliver it; 408,
/// 425, 429 and 5xx try again; any other makes it a dead letter, as the last attempt does: the
/// desk's supervisors see it, and may send it again or throw it away.
class outbox {
  public:
    virtual ~outbox() = default;
    /// Nothing happens where a letter of that key was put before, delivered or not. Errors: invalid
    /// (key, URL), not_allowed (the host).
    virtual result<void> put(std::string_view key, const outgoing& letter) = 0;
};

/// What became of a letter.
struct delivery {
    std::string key;
    incoming answer;    // of the receiver, the last time; empty where there was none
    bool dead = false;  // given up
};

/// The plugin's own messages, for what is not said in a conversation: a letter, a file.
class message_texts {
  public:
    virtual ~message_texts() = default;
    /// In that language or the nearest there is; the id itself where there is none.
    virtual std::string text(std::string_view locale, const message& what) const = 0;
};

}  // namespace lotsen

// What core keeps for one plugin: its pairs, its jobs and its letters (core/plugin/lent.hpp), in a
// database beside the plugin's own.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/limits.hpp"
#include "core/host/counts.hpp"
#include "core/plugin/manifest.hpp"
#include "core/plugin/services.hpp"
#include "core/plugin/turn.hpp"

namespace lotsen {

/// Thread-safe. `database` has core/host/lent's migrations and queries; the references must outlive
/// it.
class plugin_store final : public key_value, public job_queue, public outbox {
  public:
    plugin_store(
        std::unique_ptr<lotsen::database> database,
        const manifest& declared,
        const clock& now,
        const limits& named
    );

    /// Called, on the plugin's thread, when a job or a letter was put. Set before anyone calls.
    std::function<void()> woken = [] {};

    result<json::value> get(std::string_view key) override;
    result<void> put(std::string_view key, const json::value& value) override;
    result<void> erase(std::string_view key) override;
    result<std::vector<std::string>> keys(std::string_view prefix, std::size_t most) override;

    result<void> schedule(const job& one) override;
    result<void> cancel(std::string_view name, std::string_view key) override;

    result<void> put(std::string_view key, const outgoing& letter) override;

    // What follows is for those who carry jobs and letters out.

    struct due_job {
        std::int64_t id = 0;
        job what;
        std::chrono::seconds every{0};  // 0: once
        int attempts = 0;               // that failed
    };
    /// The manifest's jobs, from now on; those that it no longer has are forgotten.
    result<void> set_recurring(const std::vector<scheduled_job>& declared);
    result<std::vector<due_job>> due_jobs();
    /// When the next one after now is due; null for none.
    result<std::optional<time_point>> next_job();
    /// One that recurs is next due `every` from now.
    result<void> job_done(const due_job& one);
    result<void> job_failed(const due_job& one);

    struct due_letter {
        std::int64_t id = 0;
        std::string key;
        outgoing letter;
        int attempts = 0;  // that failed
    };
    result<std::optional<due_letter>> next_due_letter();
    result<std::optional<time_point>> next_letter();
    /// What the receiver answered, or why it was not reached: delivered, put off, or dead.
    result<void> letter_answered(const due_letter& one, const result<incoming>& answer);
    struct untold {
        std::int64_t id = 0;
        delivery what;
    };
    result<std::vector<untold>> untold_letters();
    result<void> told(std::int64_t id);

    /// The desk's view of letters that were not delivered, and its commands: see
    /// core/app/PROTOCOL.md. Errors: invalid, not_found.
    result<json::value> letters(const desk_request& asked);
    result<letter_counts> count_letters();
    /// Since it was made: each time that one failed.
    std::uint64_t failed_jobs() const { return failed_jobs_; }

  private:
    result<std::vector<json::object>> run(std::string_view query, json::object parameters);
    result<std::optional<time_point>> moment(std::string_view query, json::object parameters);
    result<json::value> letters_view();
    time_point later(int attempts) const;

    std::unique_ptr<lotsen::database> database_;
    const manifest& declared_;
    const clock& now_;
    const limits& named_;
    std::atomic<std::uint64_t> failed_jobs_ = 0;
};

/// Whether the manifest's `network` names the URL's host. Errors: invalid (no such URL),
/// not_allowed.
struct target_url {
    allowed_host host;
    std::string target;  // path and query
};
result<target_url> allowed_target(const manifest& declared, std::string_view url);

}  // namespace lotsen

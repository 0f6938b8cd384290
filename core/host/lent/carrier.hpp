// Carries out what a plugin left with core: its jobs when they are due, its letters until they are
// delivered.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "core/host/lent/store.hpp"
#include "core/plugin/plugin.hpp"

namespace lotsen {

/// Runs work on the plugin's thread; false where it cannot.
using post_to_plugin = std::function<bool(std::function<void(plugin&)>)>;

/// One plugin's, on a thread of its own: a receiver that hangs holds up nobody else. Thread-safe.
class carrier : public std::enable_shared_from_this<carrier> {
  public:
    carrier(
        std::shared_ptr<plugin_store> store,
        std::shared_ptr<http_client> http,
        const clock& now,
        post_to_plugin post
    );
    carrier(const carrier&) = delete;
    carrier& operator=(const carrier&) = delete;
    ~carrier();

    /// Nothing, where it was stopped.
    void start();
    /// Something was put: looks at once.
    void wake();
    /// A letter under way is waited for.
    void stop();

    /// Everything that is due now, once. What `start` does again and again; for tests too.
    void carry_out();

  private:
    void work();
    void run_jobs();
    void run(const plugin_store::due_job& due, plugin& called);
    bool send_letter();
    void tell();
    std::chrono::milliseconds time_to_next();

    const std::shared_ptr<plugin_store> store_;
    const std::shared_ptr<http_client> http_;
    const clock& now_;
    const post_to_plugin post_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
    bool stopping_ = false;
    std::set<std::int64_t> running_;  // jobs that the plugin's thread has
    std::set<std::int64_t> telling_;  // likewise letters
    std::thread thread_;
};

}  // namespace lotsen

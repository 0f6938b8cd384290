// One plugin, its thread and its queue of calls.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "core/base/bounded_queue.hpp"
#include "core/base/limits.hpp"
#include "core/base/result.hpp"
#include "core/host/inline/breaker.hpp"
#include "core/plugin/plugin.hpp"

namespace lotsen {

/// The plugin is called on this thread only, one call at a time. A call that outlives its deadline
/// is given up by its caller; while it goes on, later callers are refused at once instead of
/// waiting. Thread-safe. The thread owns what it uses, so that a plugin that never returns can be
/// left behind.
class runner : public std::enable_shared_from_this<runner> {
  public:
    runner(std::unique_ptr<plugin> module, std::string name, const limits& named);
    runner(const runner&) = delete;
    runner& operator=(const runner&) = delete;
    ~runner();

    /// Starts the thread and, on it, the plugin; `started` waits for that. Errors: unavailable (its
    /// reason), deadline_exceeded.
    void start(std::shared_ptr<services> lent);
    result<void> started(std::chrono::steady_clock::time_point deadline);
    /// Lets queued calls finish, stops the plugin; leaves it behind after `deadline`.
    void stop(std::chrono::milliseconds deadline);

    /// `work` runs on the plugin's thread; what it throws is unavailable. The awaiting executor
    /// must be a serial one (a shard or a strand).
    template <class Reply>
    boost::asio::awaitable<result<Reply>> call(std::function<result<Reply>(plugin&)> work);

    /// Runs without an answer. False where it is dropped: the queue is full, or the plugin hangs.
    bool post(std::function<void(plugin&)> work);

    /// What failed before is of the past: the plugin was made anew, and is well.
    void recovered() { breaker_.succeeded(); }

    /// Empty when well.
    std::string health() const;

  private:
    using task = std::function<void(plugin&)>;

    void run();
    void guarded(const task& work);
    bool stuck() const;

    const std::unique_ptr<plugin> plugin_;
    const std::string name_;
    const std::chrono::milliseconds deadline_;
    bounded_queue<task> queue_;
    breaker breaker_;
    std::atomic<std::chrono::steady_clock::time_point> busy_since_{};
    std::shared_ptr<services> lent_;
    std::future<result<void>> start_;
    std::promise<void> finish_;
    std::thread thread_;
};

template <class Reply>
boost::asio::awaitable<result<Reply>> runner::call(std::function<result<Reply>(plugin&)> work) {
    namespace asio = boost::asio;
    struct waiting {
        explicit waiting(const asio::any_io_executor& executor) : timer(executor) {}
        asio::steady_timer timer;
        std::optional<result<Reply>> reply;
    };
    const auto now = std::chrono::steady_clock::now();
    if (stuck())
        co_return fail(errc::unavailable, name_ + " is busy with a call over its deadline");
    if (!breaker_.allows(now)) co_return fail(errc::unavailable, name_ + " keeps failing");

    const auto executor = co_await asio::this_coro::executor;
    const auto state = std::make_shared<waiting>(executor);
    state->timer.expires_after(deadline_);
    // The timer goes with the caller, on the caller's thread: a plugin's may outlive its context.
    const std::weak_ptr<waiting> asked = state;
    task job = [this, asked, executor, work = std::move(work)](plugin& called) {
        result<Reply> reply = fail(errc::unavailable, name_ + " threw");
        try {
            reply = work(called);
            if (reply.has_error() && reply.error().code == errc::deadline_exceeded)
                breaker_.failed(std::chrono::steady_clock::now());
            else
                breaker_.succeeded();
        } catch (const std::exception& thrown) {
            reply = fail(errc::unavailable, name_ + " threw: " + thrown.what());
            breaker_.failed(std::chrono::steady_clock::now());
        }
        if (asked.expired()) return;  // nobody waits any more
        asio::post(executor, [asked, reply = std::move(reply)]() mutable {
            const auto still = asked.lock();
            if (!still) return;
            still->reply.emplace(std::move(reply));
            still->timer.cancel();
        });
    };
    if (!queue_.push(std::move(job))) co_return fail(errc::unavailable, name_ + ": queue is full");
    boost::system::error_code cancelled;
    auto token = asio::redirect_error(asio::use_awaitable, cancelled);
    co_await state->timer.async_wait(token);
    if (state->reply) co_return std::move(*state->reply);
    breaker_.failed(std::chrono::steady_clock::now());
    co_return fail(errc::deadline_exceeded, name_);
}

}  // namespace lotsen

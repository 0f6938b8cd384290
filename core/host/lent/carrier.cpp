#include "core/host/lent/carrier.hpp"

#include <algorithm>

#include "core/base/log.hpp"

namespace lotsen {
namespace {

/// At the latest: the clock may be set, and another process may write the store.
constexpr std::chrono::milliseconds longest_pause{30'000};

template <class T>
bool worked(const result<T>& outcome) {
    if (outcome.has_error()) log(level::error, "plugin.store", {{"what", outcome.error().detail}});
    return outcome.has_value();
}

}  // namespace

carrier::carrier(
    std::shared_ptr<plugin_store> store,
    std::shared_ptr<http_client> http,
    const clock& now,
    post_to_plugin post
)
    : store_(std::move(store)), http_(std::move(http)), now_(now), post_(std::move(post)) {}

carrier::~carrier() {
    stop();
}

void carrier::start() {
    const std::lock_guard lock(mutex_);
    if (!stopping_) thread_ = std::thread([this] { work(); });
}

void carrier::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_all();
}

void carrier::stop() {
    std::thread ended;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        ended = std::move(thread_);
    }
    changed_.notify_all();
    if (ended.joinable()) ended.join();
}

void carrier::work() {
    while (true) {
        carry_out();
        const auto pause = time_to_next();
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, pause, [this] { return woken_ || stopping_; });
        woken_ = false;
        if (stopping_) return;
    }
}

void carrier::carry_out() {
    run_jobs();
    tell();
    while (send_letter()) {
        tell();
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
    }
}

std::chrono::milliseconds carrier::time_to_next() {
    auto pause = longest_pause;
    for (const auto& next : {store_->next_job(), store_->next_letter()})
        if (worked(next) && next->has_value())
            pause =
                std::min(pause, std::max(std::chrono::milliseconds(1), next->value() - now_.now()));
    return pause;
}

void carrier::run_jobs() {
    const auto due = store_->due_jobs();
    if (!worked(due)) return;
    for (const auto& one : *due) {
        {
            const std::lock_guard lock(mutex_);
            if (!running_.insert(one.id).second) continue;
        }
        // What the plugin's thread keeps may outlive this: the store is kept, and this where it is.
        const auto posted = post_([kept = weak_from_this(), this, one](plugin& called) {
            if (const auto still = kept.lock()) run(one, called);
        });
        if (posted) continue;
        const std::lock_guard lock(mutex_);
        running_.erase(one.id);
    }
}

void carrier::run(const plugin_store::due_job& due, plugin& called) {
    bool failed = true;
    try {
        if (due.every.count() > 0)
            called.on_job(due.what.name, now_.now());
        else
            called.on_scheduled(due.what, now_.now());
        failed = false;
    } catch (const std::exception& thrown) {
        log(level::error, "plugin.job_failed", {{"job", due.what.name}, {"what", thrown.what()}});
    }
    worked(failed ? store_->job_failed(due) : store_->job_done(due));
    {
        const std::lock_guard lock(mutex_);
        running_.erase(due.id);
    }
    wake();
}

bool carrier::send_letter() {
    const auto due = store_->next_due_letter();
    if (!worked(due) || !due->has_value()) return false;
    auto letter = (*due)->letter;
    letter.headers["Idempotency-Key"] = (*due)->key;
    return worked(store_->letter_answered(**due, http_->send(letter)));
}

void carrier::tell() {
    const auto untold = store_->untold_letters();
    if (!worked(untold)) return;
    for (const auto& one : *untold) {
        {
            const std::lock_guard lock(mutex_);
            if (!telling_.insert(one.id).second) continue;
        }
        const auto posted = post_([kept = weak_from_this(), this, one](plugin& called) {
            const auto still = kept.lock();
            if (!still) return;
            bool heard = false;
            try {
                called.on_delivered(one.what);
                heard = true;
            } catch (const std::exception& thrown) {
                log(level::error, "plugin.not_told", {{"what", thrown.what()}});
            }
            if (heard) worked(store_->told(one.id));
            const std::lock_guard lock(mutex_);
            telling_.erase(one.id);
        });
        if (posted) continue;
        const std::lock_guard lock(mutex_);
        telling_.erase(one.id);
    }
}

}  // namespace lotsen

#include "core/host/inline/runner.hpp"

#include "core/base/log.hpp"

namespace lotsen {

runner::runner(std::unique_ptr<plugin> module, std::string name, const limits& named)
    : plugin_(std::move(module)),
      name_(std::move(name)),
      deadline_(named.plugin_deadline),
      queue_(named.plugin_queue) {}

runner::~runner() {
    // The thread keeps its runner: this is the thread itself, or there is none left to wait for.
    if (thread_.joinable()) thread_.detach();
}

void runner::start(std::shared_ptr<services> lent) {
    lent_ = std::move(lent);
    auto started = std::make_shared<std::promise<result<void>>>();
    start_ = started->get_future();
    // The thread keeps what it runs on, so that a plugin that never returns can be left behind.
    thread_ = std::thread([kept = shared_from_this(), started] {
        try {
            kept->plugin_->start(*kept->lent_);
            started->set_value({});
        } catch (const std::exception& thrown) {
            started->set_value(
                fail(errc::unavailable, kept->name_ + " cannot start: " + thrown.what())
            );
            kept->finish_.set_value();
            return;
        }
        kept->run();
    });
}

result<void> runner::started(std::chrono::steady_clock::time_point deadline) {
    if (start_.wait_until(deadline) != std::future_status::ready)
        return fail(errc::deadline_exceeded, name_ + " does not start");
    return start_.get();
}

void runner::run() {
    while (auto work = queue_.pop())
        guarded(*work);
    guarded([](plugin& called) { called.stop(); });
    finish_.set_value();
}

void runner::guarded(const task& work) {
    busy_since_ = std::chrono::steady_clock::now();
    try {
        work(*plugin_);
    } catch (const std::exception& thrown) {
        log(level::error, "plugin.threw", {{"plugin", name_}, {"what", thrown.what()}});
    }
    busy_since_ = std::chrono::steady_clock::time_point{};
}

void runner::stop(std::chrono::milliseconds deadline) {
    queue_.close();
    if (!thread_.joinable()) return;
    if (finish_.get_future().wait_for(deadline) == std::future_status::ready) {
        thread_.join();
        return;
    }
    log(level::error, "plugin.left_behind", {{"plugin", name_}});
    thread_.detach();
}

bool runner::post(std::function<void(plugin&)> work) {
    return !stuck() && queue_.push(std::move(work));
}

bool runner::stuck() const {
    const auto since = busy_since_.load();
    return since != std::chrono::steady_clock::time_point{} &&
           std::chrono::steady_clock::now() - since > deadline_;
}

std::string runner::health() const {
    if (stuck()) return "a call is over its deadline";
    if (breaker_.open()) return "keeps failing";
    return {};
}

}  // namespace lotsen

#include "core/host/inline/inline_host.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/base/log.hpp"
#include "core/host/inline/runner.hpp"
#include "core/host/options.hpp"
#include "core/host/process/remote_plugin.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;
using steady = std::chrono::steady_clock;

constexpr std::chrono::seconds start_deadline{20};
constexpr std::chrono::seconds stop_deadline{3};

/// What one plugin is lent; lives as long as its thread may.
struct lent {
    std::unique_ptr<lotsen::database> database;
    services handed;
};

struct member {
    std::shared_ptr<lent> own;
    std::shared_ptr<runner> thread;
};

struct due_job {
    steady::time_point at;
    std::chrono::seconds every;
    std::shared_ptr<runner> thread;
    std::function<void(plugin&, time_point now)> work;
};

void tend(plugin& called, time_point /*now*/) {
    if (auto* remote = dynamic_cast<remote_plugin*>(&called)) remote->tend();
}

class inline_host final : public host {
  public:
    explicit inline_host(host_environment environment) : environment_(std::move(environment)) {}
    ~inline_host() override { inline_host::stop(); }

    /// Begins to start the plugin.
    result<void> add(loaded_plugin plugin);
    /// Waits for all that were added.
    result<void> started();
    void start_jobs();

    const std::vector<manifest>& manifests() const override { return manifests_; }
    asio::awaitable<result<turn_reply>> on_turn(std::string plugin, turn now) override;
    asio::awaitable<result<verdict>> validate(std::string plugin, validation asked) override;
    asio::awaitable<result<receipt>> submit(std::string plugin, submission completed) override;
    asio::awaitable<result<http_response>> on_http(std::string plugin, http_request asked) override;
    asio::awaitable<result<json::value>> on_desk(std::string plugin, desk_request asked) override;
    asio::awaitable<result<std::vector<std::string>>> photos_needed(
        std::string plugin, std::vector<std::string> asked
    ) override;
    std::vector<std::pair<std::string, std::string>> health() const override;
    void stop() override;

  private:
    template <class Reply>
    asio::awaitable<result<Reply>> call(
        std::string name, std::function<result<Reply>(plugin&)> work
    );
    void run_jobs();

    host_environment environment_;
    std::vector<manifest> manifests_;
    std::map<std::string, member, std::less<>> members_;
    std::vector<due_job> jobs_;
    std::mutex jobs_mutex_;
    std::condition_variable jobs_wake_;
    bool stopping_ = false;
    std::thread jobs_thread_;
};

result<void> inline_host::add(loaded_plugin plugin) {
    const auto& declared = plugin.declared;
    const auto chosen = environment_.options.find(declared.id);
    auto options = chosen == environment_.options.end() ? json::object() : chosen->second;
    if (auto checked = check_options(declared.options_schema, options); checked.has_error())
        return fail(checked.error().code, declared.id + ": " + checked.error().detail);
    auto opened = environment_.open_database(declared);
    if (opened.has_error())
        return fail(opened.error().code, declared.id + ": " + opened.error().detail);
    auto& database = **opened;
    auto own = std::make_shared<lent>(lent{
        std::move(*opened),
        services{
            database,
            environment_.now,
            environment_.zone,
            environment_.random,
            environment_.places,
            std::move(options),
            environment_.municipality,
            environment_.demo,
            declared.folder.string(),
            environment_.fold}});
    const bool is_remote = dynamic_cast<remote_plugin*>(plugin.module.get()) != nullptr;
    auto thread =
        std::make_shared<runner>(std::move(plugin.module), declared.id, environment_.named);
    const std::shared_ptr<services> services_of(own, &own->handed);
    thread->start(services_of);
    for (const auto& job : declared.jobs) {
        const std::chrono::seconds every(job.every_s);
        jobs_.push_back(
            {steady::now() + every,
             every,
             thread,
             [name = job.name](auto& called, auto now) { called.on_job(name, now); }}
        );
    }
    if (is_remote) {
        const auto every = environment_.named.plugin_ping;
        jobs_.push_back({steady::now() + every, every, thread, tend});
    }
    members_.emplace(declared.id, member{std::move(own), std::move(thread)});
    manifests_.push_back(declared);
    return {};
}

result<void> inline_host::started() {
    const auto deadline = steady::now() + start_deadline;
    for (auto& [name, each] : members_)
        if (auto one = each.thread->started(deadline); one.has_error()) return one;
    return {};
}

void inline_host::start_jobs() {
    if (!jobs_.empty()) jobs_thread_ = std::thread([this] { run_jobs(); });
}

void inline_host::run_jobs() {
    const auto sooner = [](const due_job& left, const due_job& right) {
        return left.at < right.at;
    };
    std::unique_lock lock(jobs_mutex_);
    while (!stopping_) {
        auto& next = *std::min_element(jobs_.begin(), jobs_.end(), sooner);
        if (jobs_wake_.wait_until(lock, next.at, [this] { return stopping_; })) return;
        next.at += next.every;
        const auto now = environment_.now.now();
        next.thread->post([work = next.work, now](plugin& called) { work(called, now); });
    }
}

template <class Reply>
asio::awaitable<result<Reply>> inline_host::call(
    std::string name, std::function<result<Reply>(plugin&)> work
) {
    const auto found = members_.find(name);
    if (found == members_.end()) co_return fail(errc::not_found, "no plugin " + name);
    auto reply = co_await found->second.thread->call<Reply>(std::move(work));
    if (reply.has_error() &&
        (reply.error().code == errc::unavailable || reply.error().code == errc::deadline_exceeded))
        log(level::error,
            "plugin.call_failed",
            {{"plugin", name},
             {"code", to_string(reply.error().code)},
             {"what", reply.error().detail}});
    co_return reply;
}

asio::awaitable<result<turn_reply>> inline_host::on_turn(std::string plugin, turn now) {
    return call<turn_reply>(
        std::move(plugin),
        [now = std::move(now)](lotsen::plugin& called) -> result<turn_reply> {
            return called.on_turn(now);
        }
    );
}

asio::awaitable<result<verdict>> inline_host::validate(std::string plugin, validation asked) {
    return call<verdict>(
        std::move(plugin),
        [asked = std::move(asked)](lotsen::plugin& called) -> result<verdict> {
            return called.validate(asked);
        }
    );
}

asio::awaitable<result<receipt>> inline_host::submit(std::string plugin, submission completed) {
    return call<receipt>(
        std::move(plugin),
        [completed = std::move(completed)](lotsen::plugin& called) {
            return called.submit(completed);
        }
    );
}

asio::awaitable<result<http_response>> inline_host::on_http(
    std::string plugin, http_request asked
) {
    return call<http_response>(
        std::move(plugin),
        [asked = std::move(asked)](lotsen::plugin& called) -> result<http_response> {
            return called.on_http(asked);
        }
    );
}

asio::awaitable<result<json::value>> inline_host::on_desk(std::string plugin, desk_request asked) {
    return call<json::value>(std::move(plugin), [asked = std::move(asked)](lotsen::plugin& called) {
        return called.on_desk(asked);
    });
}

asio::awaitable<result<std::vector<std::string>>> inline_host::photos_needed(
    std::string plugin, std::vector<std::string> asked
) {
    return call<std::vector<std::string>>(
        std::move(plugin),
        [asked = std::move(asked)](lotsen::plugin& called) { return called.photos_needed(asked); }
    );
}

std::vector<std::pair<std::string, std::string>> inline_host::health() const {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [name, each] : members_)
        all.emplace_back(name, each.thread->health());
    return all;
}

void inline_host::stop() {
    {
        const std::lock_guard lock(jobs_mutex_);
        stopping_ = true;
    }
    jobs_wake_.notify_all();
    if (jobs_thread_.joinable()) jobs_thread_.join();
    for (auto& [name, each] : members_)
        each.thread->stop(stop_deadline);
}

}  // namespace

result<std::unique_ptr<host>> make_inline_host(
    std::vector<loaded_plugin> plugins, host_environment environment
) {
    auto made = std::make_unique<inline_host>(std::move(environment));
    for (auto& each : plugins) {
        if (auto added = made->add(std::move(each)); added.has_error()) return added.error();
    }
    if (auto started = made->started(); started.has_error()) return started.error();
    made->start_jobs();
    return std::unique_ptr<host>(std::move(made));
}

}  // namespace lotsen

#include "core/host/inline/inline_host.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "core/base/log.hpp"
#include "core/base/log_limit.hpp"
#include "core/host/inline/lending.hpp"
#include "core/host/inline/runner.hpp"
#include "core/host/kept_state.hpp"
#include "core/host/lent/carrier.hpp"
#include "core/host/process/remote_plugin.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;
using steady = std::chrono::steady_clock;

constexpr std::chrono::seconds start_deadline{20};
constexpr std::chrono::seconds stop_deadline{3};

struct member {
    std::shared_ptr<lent> own;
    std::shared_ptr<runner> thread;
    std::shared_ptr<carrier> carried;                              // null where it keeps nothing
    std::shared_ptr<const remote_plugin::process_counts> process;  // null where it runs in this one
};

/// The desk's view of its letters is core's.
manifest with_letters(manifest declared) {
    if (declared.declares_service("outbox"))
        declared.desk.push_back({std::string(letters_view), "core:letters.title", "supervisor"});
    return declared;
}

/// A look at a plugin's process now and then.
struct round {
    steady::time_point at;
    std::chrono::seconds every;
    std::shared_ptr<runner> thread;
};

class inline_host final : public host {
  public:
    explicit inline_host(host_environment environment) : environment_(std::move(environment)) {}
    ~inline_host() override { inline_host::stop(); }

    /// Begins to start the plugin.
    result<void> add(loaded_plugin plugin);
    /// Waits for all that were added.
    result<void> started();
    void begin();

    std::shared_ptr<const std::vector<manifest>> manifests() const override { return manifests_; }
    asio::awaitable<result<turn_reply>> on_turn(std::string plugin, turn now) override;
    asio::awaitable<result<verdict>> validate(std::string plugin, validation asked) override;
    asio::awaitable<result<receipt>> submit(std::string plugin, submission completed) override;
    asio::awaitable<result<http_response>> on_http(std::string plugin, http_request asked) override;
    asio::awaitable<result<json::value>> on_desk(std::string plugin, desk_request asked) override;
    asio::awaitable<result<std::vector<std::string>>> photos_needed(
        std::string plugin, std::vector<std::string> asked
    ) override;
    asio::awaitable<result<person_reply>> on_person(std::string plugin, person_request asked)
        override;
    result<void> replace(const manifest& next, std::function<void()> taken_over) override;
    std::vector<std::pair<std::string, std::string>> health() const override;
    std::vector<plugin_counts> counts() const override;
    void stop() override;

  private:
    template <class Reply>
    asio::awaitable<result<Reply>> call(
        std::string name, std::function<result<Reply>(plugin&)> work
    );
    /// Into the log, where the plugin is what failed.
    void note_failure(std::string_view name, const error& why);
    /// Carries what `own` keeps; null where it keeps nothing.
    std::shared_ptr<carrier> carrier_of(const lent& own, const std::shared_ptr<runner>& thread);
    /// On the plugin's thread: what is wrong with the new process, or all is as `next` has it.
    std::string switch_over(
        member& one,
        const manifest& next,
        const std::shared_ptr<lent>& own,
        const std::function<void()>& taken_over,
        plugin& called
    );
    void carry_on(member& one, std::shared_ptr<carrier> carried);
    std::shared_ptr<lent> own_of(const member& one) const;
    void make_rounds();

    static constexpr std::size_t most_failures = 50;  // in the log, each second

    host_environment environment_;
    log_limit failures_{most_failures};
    std::atomic<std::shared_ptr<const std::vector<manifest>>> manifests_ =
        std::make_shared<const std::vector<manifest>>();
    std::map<std::string, member, std::less<>> members_;
    mutable std::mutex replacing_;  // for `own` and `carried` of the members, and:
    bool stopped_ = false;
    std::vector<round> rounds_;
    std::mutex rounds_mutex_;
    std::condition_variable rounds_wake_;
    bool stopping_ = false;
    std::thread rounds_thread_;
};

result<void> inline_host::add(loaded_plugin plugin) {
    const auto& declared = plugin.declared;
    auto own = lend(environment_, declared);
    if (own.has_error()) return fail(own.error().code, declared.id + ": " + own.error().detail);
    if (const auto& store = (*own)->store)
        if (auto set = store->set_recurring(declared.jobs); set.has_error()) return set;
    const auto* remote = dynamic_cast<remote_plugin*>(plugin.module.get());
    auto process = remote == nullptr ? nullptr : remote->counted();
    auto thread =
        std::make_shared<runner>(std::move(plugin.module), declared.id, environment_.named);
    const std::shared_ptr<services> services_of(*own, &(*own)->handed);
    auto carried = carrier_of(**own, thread);
    thread->start(services_of);
    if (process)
        rounds_.push_back(
            {steady::now() + environment_.named.plugin_ping, environment_.named.plugin_ping, thread}
        );
    members_.emplace(
        declared.id, member{*own, std::move(thread), std::move(carried), std::move(process)}
    );
    auto all = *manifests();
    all.push_back(with_letters(declared));
    manifests_ = std::make_shared<const std::vector<manifest>>(std::move(all));
    return {};
}

std::shared_ptr<carrier> inline_host::carrier_of(
    const lent& own, const std::shared_ptr<runner>& thread
) {
    if (!own.store) return nullptr;
    const auto post = [thread](auto work) { return thread->post(std::move(work)); };
    auto made = std::make_shared<carrier>(own.store, own.http, environment_.now, post);
    own.store->woken = [wakes = std::weak_ptr(made)] {
        if (const auto still = wakes.lock()) still->wake();
    };
    return made;
}

std::shared_ptr<lent> inline_host::own_of(const member& one) const {
    const std::lock_guard lock(replacing_);
    return one.own;
}

result<void> inline_host::replace(const manifest& next, std::function<void()> taken_over) {
    const auto found = members_.find(next.id);
    if (found == members_.end()) return fail(errc::not_found, "no plugin " + next.id);
    if (!found->second.process || !environment_.process_of)
        return fail(
            errc::not_allowed,
            "it runs in the service's own process, which keeps a module for as long as it runs"
        );
    auto& one = found->second;
    auto own = lend(environment_, next);
    if (own.has_error()) return own.error();
    auto carried = carrier_of(**own, one.thread);
    const auto done = std::make_shared<std::promise<std::string>>();
    auto waited_for = done->get_future();
    const bool posted = one.thread->post([&, done](plugin& called) {
        done->set_value(switch_over(one, next, *own, taken_over, called));
    });
    if (!posted) return fail(errc::unavailable, "it has too much to do, or hangs");
    // Its calls have deadlines, so this ends.
    const auto problem = waited_for.get();
    if (!problem.empty()) return fail(errc::unavailable, problem);
    one.thread->recovered();
    carry_on(one, std::move(carried));
    return {};
}

std::string inline_host::switch_over(
    member& one,
    const manifest& next,
    const std::shared_ptr<lent>& own,
    const std::function<void()>& taken_over,
    plugin& called
) {
    const std::shared_ptr<const services> handed(own, &own->handed);
    const auto take_over = [&]() -> result<void> {
        if (own->store)
            if (auto set = own->store->set_recurring(next.jobs); set.has_error()) return set;
        std::shared_ptr<lent> before;
        {
            const std::lock_guard lock(replacing_);
            before = std::exchange(one.own, own);
        }
        // The process before may go on for a while, and put what the new carrier carries.
        if (before->store)
            before->store->woken = own->store ? own->store->woken : std::function<void()>([] {});
        auto all = *manifests();
        *std::ranges::find(all, next.id, &manifest::id) = with_letters(next);
        manifests_ = std::make_shared<const std::vector<manifest>>(std::move(all));
        taken_over();
        return {};
    };
    auto& remote = dynamic_cast<remote_plugin&>(called);
    return remote.replace(environment_.process_of(next), handed, take_over);
}

void inline_host::carry_on(member& one, std::shared_ptr<carrier> carried) {
    std::shared_ptr<carrier> before;
    {
        const std::lock_guard lock(replacing_);
        before = std::exchange(one.carried, nullptr);
    }
    // What it has put on the plugin's thread does nothing once it is gone, so that nothing is
    // carried out by both.
    if (before) before->stop();
    before.reset();
    if (!carried) return;
    {
        const std::lock_guard lock(replacing_);
        one.carried = carried;
        if (stopped_) carried->stop();
    }
    const auto start = [carried](plugin&) { carried->start(); };
    if (!one.thread->post(start)) carried->start();
}

result<void> inline_host::started() {
    const auto deadline = steady::now() + start_deadline;
    for (auto& [name, each] : members_)
        if (auto one = each.thread->started(deadline); one.has_error()) return one;
    return {};
}

void inline_host::begin() {
    if (!environment_.carries) return;
    for (auto& [name, each] : members_)
        if (each.carried) each.carried->start();
    if (!rounds_.empty()) rounds_thread_ = std::thread([this] { make_rounds(); });
}

void inline_host::make_rounds() {
    const auto sooner = [](const round& left, const round& right) { return left.at < right.at; };
    std::unique_lock lock(rounds_mutex_);
    while (!stopping_) {
        auto& next = *std::min_element(rounds_.begin(), rounds_.end(), sooner);
        if (rounds_wake_.wait_until(lock, next.at, [this] { return stopping_; })) return;
        next.at += next.every;
        next.thread->post([thread = next.thread.get()](plugin& called) {
            auto* remote = dynamic_cast<remote_plugin*>(&called);
            if (remote != nullptr && remote->tend()) thread->recovered();
        });
    }
}

template <class Reply>
asio::awaitable<result<Reply>> inline_host::call(
    std::string name, std::function<result<Reply>(plugin&)> work
) {
    const auto found = members_.find(name);
    if (found == members_.end()) co_return fail(errc::not_found, "no plugin " + name);
    auto reply = co_await found->second.thread->call<Reply>(std::move(work));
    if (reply.has_error()) note_failure(name, reply.error());
    co_return reply;
}

void inline_host::note_failure(std::string_view name, const error& why) {
    if (why.code != errc::unavailable && why.code != errc::deadline_exceeded) return;
    const auto [write, left_out] = failures_.next(steady::now());
    if (left_out > 0)
        log(level::error, "plugin.more_calls_failed", {{"calls", std::to_string(left_out)}});
    if (write)
        log(level::error,
            "plugin.call_failed",
            {{"plugin", name}, {"code", to_string(why.code)}, {"what", why.detail}});
}

asio::awaitable<result<turn_reply>> inline_host::on_turn(std::string plugin, turn now) {
    const auto declared = find(plugin);
    const auto version = declared == nullptr ? std::string() : declared->version;
    return call<turn_reply>(
        std::move(plugin),
        [version, now = std::move(now)](lotsen::plugin& called) mutable -> result<turn_reply> {
            // One that runs elsewhere may be of another version there, and sees to it.
            if (dynamic_cast<remote_plugin*>(&called) != nullptr) return called.on_turn(now);
            const auto migrate = [&](std::string_view from, json::object state) {
                return called.migrate_state(from, std::move(state));
            };
            now.state = state_for(version, now.state, migrate);
            auto reply = called.on_turn(now);
            reply.state = state_to_keep(std::move(reply.state), version);
            return reply;
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
    const auto found = members_.find(plugin);
    const auto own = found == members_.end() ? nullptr : own_of(found->second);
    if (own && asked.view == letters_view && own->declared.declares_service("outbox"))
        return call<json::value>(
            std::move(plugin),
            [store = own->store, asked = std::move(asked)](lotsen::plugin&) {
                return store->letters(asked);
            }
        );
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

asio::awaitable<result<person_reply>> inline_host::on_person(
    std::string plugin, person_request asked
) {
    return call<person_reply>(
        std::move(plugin),
        [asked = std::move(asked)](lotsen::plugin& called) { return called.on_person(asked); }
    );
}

std::vector<std::pair<std::string, std::string>> inline_host::health() const {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [name, each] : members_)
        all.emplace_back(name, each.thread->health());
    return all;
}

std::vector<plugin_counts> inline_host::counts() const {
    std::vector<plugin_counts> all;
    all.reserve(members_.size());
    for (const auto& [name, each] : members_) {
        plugin_counts one;
        one.plugin = name;
        one.up = !each.process || each.process->up;
        if (each.process) one.restarts = each.process->restarts;
        const auto own = own_of(each);
        if (own->store) one.failed_jobs = own->store->failed_jobs();
        if (own->store && own->declared.declares_service("outbox"))
            if (const auto letters = own->store->count_letters(); letters.has_value())
                one.letters = *letters;
        all.push_back(std::move(one));
    }
    return all;
}

void inline_host::stop() {
    {
        const std::lock_guard lock(rounds_mutex_);
        stopping_ = true;
    }
    rounds_wake_.notify_all();
    if (rounds_thread_.joinable()) rounds_thread_.join();
    std::vector<std::shared_ptr<carrier>> carriers;
    {
        const std::lock_guard lock(replacing_);
        stopped_ = true;
        for (auto& [name, each] : members_)
            if (each.carried) carriers.push_back(each.carried);
    }
    for (const auto& each : carriers)
        each->stop();
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
    made->begin();
    return std::unique_ptr<host>(std::move(made));
}

}  // namespace lotsen

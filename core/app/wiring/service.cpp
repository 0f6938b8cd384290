#include "core/app/wiring/service.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>
#include <utility>

#include "core/app/aside.hpp"
#include "core/app/http/api.hpp"
#include "core/app/http/metrics.hpp"
#include "core/app/http/photo_retention.hpp"
#include "core/app/learning/watcher.hpp"
#include "core/app/person/conversation_retention.hpp"
#include "core/app/wiring/content.hpp"
#include "core/app/wiring/plugins.hpp"
#include "core/app/wiring/reloader.hpp"
#include "core/app/wiring/stores.hpp"
#include "core/base/log.hpp"
#include "core/net/server.hpp"

namespace lotsen {

namespace asio = boost::asio;

namespace {

constexpr int lowest_priority = 19;  // setpriority(2)

content loaded(const config& settings) {
    auto made = load_content(settings);
    if (made.has_error()) throw std::runtime_error(made.error().detail);
    return std::move(*made);
}

net::net_options net_options_of(const config& settings) {
    net::net_options made;
    const bool v6 = settings.address.find(':') != std::string::npos;
    made.listen = (v6 ? "[" + settings.address + "]" : settings.address) + ":" +
                  std::to_string(settings.port);
    made.static_folder = settings.web;
    made.allowed_origins = settings.origins;
    made.trusted_proxies = settings.trusted_proxies;
    if (settings.tls) made.tls = net::tls_files{settings.tls->certificate, settings.tls->key};
    made.limits = settings.limits;
    made.threads = settings.threads;
    return made;
}

std::vector<registry::executor> shards_of(const net::server& network) {
    std::vector<registry::executor> all;
    for (const auto& each : network.executors())
        all.emplace_back(each);
    return all;
}

const config& prepared(const config& settings) {
    std::filesystem::create_directories(settings.data);
    std::filesystem::permissions(settings.data, std::filesystem::perms::owner_all);
    return settings;
}

}  // namespace

/// In the order in which things need each other; taken down in the reverse one.
class service::impl {
  public:
    impl(const config& given, const clock& now, random_source& random)
        : settings(prepared(given)),
          words(loaded(settings)),
          understood(std::move(words.understanding)),
          texts(std::make_shared<live_catalogue>(std::exchange(words.texts, nullptr))),
          talk(std::move(words.dialogue)),
          teacher(make_learner(settings, words)),
          watcher(teacher, understood, now),
          store(open_staff_store(settings.data)),
          logins(*store, now, random, settings.limits),
          log(open_journal(settings.data, settings.limits)),
          plugins(start(now, random)),
          reloads(settings, words.plugins, {*texts, talk, understood, teacher, *plugins}),
          // The routes only keep a reference to `served`; nothing is served before run().
          network(net_options_of(settings), make_routes(served, settings.limits)),
          board(std::make_shared<desk>(network.executors().front(), *log, *store, now, *words.zone)
          ),
          around{*log, understood, talk, *plugins, *texts, now, settings.limits, *board, counters},
          conversations(shards_of(network), around, random),
          kiosks(conversations, around),
          chat{conversations, kiosks, *texts, around},
          staff{conversations, *board, *texts},
          photos(settings.data / "photos", random, settings.limits),
          slow(1),
          lessons(1),
          old_photos{photos, *plugins, now, settings.limits, slow},
          old_conversations{
              conversations_file(settings.data), *plugins, now, settings.limits, slow},
          served{
              settings,
              chat,
              staff,
              logins,
              *plugins,
              *texts,
              now,
              photos,
              counters,
              slow,
              ready,
              [this] { return network_metrics(network.counts()); }} {
        board->attach(conversations);
    }

    /// Plugins say things by the texts of this moment.
    std::unique_ptr<host> start(const clock& now, random_source& random) {
        words.texts = texts;
        return start_plugins(settings, words, now, random);
    }

    asio::awaitable<void> begin(std::function<void()> when_ready) {
        const auto restored = co_await board->restore();
        if (restored.has_error())
            lotsen::log(level::error, "desk.restore", {{"what", restored.error().detail}});
        co_await conversations.recover();
        co_await kiosks.restore();
        ready = true;
        when_ready();
        asio::post(lessons, [this] { understood.settle(); });
        start_upkeep();
    }

    /// What is done every so often, for as long as it runs.
    void start_upkeep() {
        const auto& named = settings.limits;
        keep_up(named.kiosk_look, [this] { return kiosks.look(); });
        keep_up(named.photo_look, [this] { return old_photos.run(); });
        keep_up(named.conversation_look, [this] { return old_conversations.run(); });
        keep_up(named.learning_look, [this] { return look_for_changes(); });
    }

    /// On a thread of its own that gives way to the others: training takes seconds.
    asio::awaitable<void> look_for_changes() {
        std::function<bool()> look = [this] {
            setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), lowest_priority);
            reloads.look();
            watcher.look();
            return true;
        };
        co_await aside(lessons, std::move(look));
    }

    using work = std::function<asio::awaitable<void>()>;

    void keep_up(std::chrono::seconds period, work done) {
        auto loop = repeat(period, std::move(done));
        asio::co_spawn(network.executors().front(), std::move(loop), asio::detached);
    }

    asio::awaitable<void> repeat(std::chrono::seconds period, work done) {
        asio::steady_timer next(network.executors().front());
        for (;;) {
            try {
                co_await done();
            } catch (const std::exception& failed) {
                lotsen::log(level::error, "upkeep.failed", {{"what", failed.what()}});
            }
            next.expires_after(period);
            co_await next.async_wait(asio::use_awaitable);
        }
    }

    /// Turns under way have their plugins' deadlines, so this ends.
    asio::awaitable<void> turns_finished() {
        asio::steady_timer poll(network.executors().front());
        while (counters.turns_under_way > 0) {
            poll.expires_after(std::chrono::milliseconds(5));
            co_await poll.async_wait(asio::use_awaitable);
        }
    }

    config settings;
    content words;
    live_reader understood;
    std::shared_ptr<live_catalogue> texts;
    live_dialogue talk;
    learner teacher;
    learning_watcher watcher;
    std::unique_ptr<staff_store> store;
    accounts logins;
    std::unique_ptr<sqlite_journal> log;
    std::unique_ptr<host> plugins;
    reloader reloads;
    net::server network;
    std::shared_ptr<desk> board;
    conversation_counters counters;
    surroundings around;
    registry conversations;
    abandoned_kiosks kiosks;
    chat_service chat;
    desk_service staff;
    photo_store photos;
    asio::thread_pool slow;
    asio::thread_pool lessons;
    photo_retention old_photos;
    conversation_retention old_conversations;
    std::atomic<bool> ready = false;
    api served;
};

service::service(const config& settings, const clock& now, random_source& random)
    : impl_(std::make_unique<impl>(settings, now, random)) {}

service::~service() = default;

std::uint16_t service::port() const {
    return impl_->network.port();
}
accounts& service::logins() {
    return impl_->logins;
}
staff_store& service::staff() {
    return *impl_->store;
}

void service::run(std::function<void()> when_ready) {
    auto start = impl_->begin(std::move(when_ready));
    asio::co_spawn(impl_->network.executors().front(), std::move(start), asio::detached);
    impl_->network.run();
    impl_->ready = false;
    impl_->plugins->stop();
    impl_->slow.join();
    impl_->lessons.join();
    impl_->log->stop();
}

void service::request_stop() {
    impl_->ready = false;
    impl_->network.request_stop([this] { return impl_->turns_finished(); });
}

}  // namespace lotsen

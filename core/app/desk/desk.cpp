#include "core/app/desk/desk.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include "core/app/conversation/answer.hpp"

namespace lotsen {

namespace asio = boost::asio;

namespace {

constexpr std::string_view hours_setting = "opening_hours";

std::string_view to_string(entry_state state) {
    switch (state) {
        case entry_state::waiting:
            return "waiting";
        case entry_state::accepted:
            return "accepted";
        case entry_state::callback:
            return "callback";
    }
    return "waiting";
}

json::object to_json(const board_entry& entry) {
    return {
        {"conversation", entry.conversation},
        {"queue", entry.queue},
        {"locale", entry.locale},
        {"channel", entry.channel},
        {"reason", entry.reason},
        {"summary", entry.summary},
        {"state", to_string(entry.state)},
        {"agent", entry.agent},
        {"since", to_rfc3339(entry.since)}};
}

json::object to_json(const agent_presence& agent) {
    return {
        {"account", agent.account},
        {"display_name", agent.display_name},
        {"available", agent.available},
        {"conversations", agent.conversations}};
}

}  // namespace

desk::desk(
    executor strand, journal& log, staff_store& store, const clock& now, const time_zone& zone
)
    : strand_(std::move(strand)), journal_(log), store_(store), clock_(now), zone_(zone) {}

asio::awaitable<result<void>> desk::restore() {
    const auto set = store_.setting(hours_setting);
    if (set.has_error()) co_return set.error();
    if (set->is_object()) {
        auto hours = opening_hours::parse(*set);
        if (hours.has_error()) co_return hours.error();
        hours_ = std::make_shared<const opening_hours>(std::move(*hours));
    }
    const auto waiting = co_await journal_.handed_over();
    if (waiting.has_error()) co_return waiting.error();
    for (const auto& record : *waiting)
        board_.put(entry_of(record, clock_.now()));
    co_return result<void>();
}

void desk::entered(board_entry entry) {
    asio::post(strand_, [self = shared_from_this(), entry = std::move(entry)]() mutable {
        self->board_.put(std::move(entry));
        self->changed();
    });
}

void desk::accepted(std::string conversation, std::string agent) {
    asio::post(
        strand_,
        [self = shared_from_this(), id = std::move(conversation), agent = std::move(agent)] {
            self->board_.accept(id, agent, self->clock_.now());
            self->changed();
        }
    );
}

void desk::left(std::string conversation) {
    asio::post(strand_, [self = shared_from_this(), id = std::move(conversation)] {
        self->board_.remove(id, self->clock_.now());
        self->changed();
    });
}

bool desk::open_now() const {
    const auto hours = hours_.load();
    // Until staff have set opening hours, being there is being open.
    return !hours || hours->open(zone_.local(clock_.now()));
}

bool desk::staff_available() const {
    return someone_available_ && open_now();
}

void desk::join(std::shared_ptr<desk_watcher> who, std::string account, std::string display_name) {
    asio::post(
        strand_,
        [self = shared_from_this(),
         who = std::move(who),
         account = std::move(account),
         display_name = std::move(display_name)] {
            self->board_.connect(account, display_name);
            self->watchers_.push_back(who);
            self->changed();
        }
    );
}

void desk::part(std::shared_ptr<desk_watcher> who, std::string account) {
    asio::post(
        strand_,
        [self = shared_from_this(), who = std::move(who), account = std::move(account)] {
            std::erase(self->watchers_, who);
            self->board_.disconnect(account);
            self->changed();
        }
    );
}

void desk::set_available(std::string account, bool available) {
    asio::post(strand_, [self = shared_from_this(), account = std::move(account), available] {
        self->board_.set_available(account, available);
        self->changed();
    });
}

/// Changes that come together are told together.
void desk::changed() {
    someone_available_ = board_.anyone_available();
    if (std::exchange(dirty_, true)) return;
    asio::post(strand_, [self = shared_from_this()] { self->broadcast(); });
}

json::object desk::snapshot() const {
    json::array entries;
    for (const auto& each : board_.entries())
        entries.push_back(to_json(each));
    json::array agents;
    for (const auto& each : board_.agents())
        agents.push_back(to_json(each));
    return {
        {"type", "board"},
        {"entries", std::move(entries)},
        {"agents", std::move(agents)},
        {"opening", opening()}};
}

void desk::broadcast() {
    dirty_ = false;
    const auto frame = std::make_shared<const std::string>(json::serialize(snapshot()));
    for (const auto& each : watchers_)
        each->board_changed(frame);
    tell_moved();
}

void desk::tell_moved() {
    const auto tell = [](registry& all, std::string id, queue_position where
                      ) -> asio::awaitable<void> {
        const auto found = co_await all.find(id);
        if (found.has_error()) co_return;
        auto work = (*found)->announce(where);
        const auto& shard = (*found)->shard();
        co_await asio::co_spawn(shard, std::move(work), asio::use_awaitable);
    };
    for (auto& id : board_.moved()) {
        const auto where = board_.position(id);
        if (!where) continue;
        auto work = tell(*conversations_, std::move(id), *where);
        asio::co_spawn(strand_, std::move(work), asio::detached);
    }
}

json::value desk::opening_hours_json() const {
    const auto hours = hours_.load();
    return hours ? hours->to_json() : json::value(nullptr);
}

result<void> desk::set_opening_hours(const json::value& hours, std::string_view by) {
    auto parsed = opening_hours::parse(hours);
    if (parsed.has_error()) return parsed.error();
    auto stored = store_.put_setting(hours_setting, hours, by, clock_.now());
    if (stored.has_error()) return stored;
    hours_ = std::make_shared<const opening_hours>(std::move(*parsed));
    asio::post(strand_, [self = shared_from_this()] { self->changed(); });
    return {};
}

json::object desk::opening() const {
    json::object told{{"open", open_now()}};
    const auto hours = hours_.load();
    if (!hours || open_now()) return told;
    const auto next = hours->next_opening(zone_.local(clock_.now()));
    if (next) told.emplace("next", to_rfc3339(zone_.instant(*next)));
    return told;
}

}  // namespace lotsen

#include "core/app/desk/desk_peer.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace lotsen {

namespace asio = boost::asio;

namespace {

/// How many transcripts one desk may have open at a time.
constexpr std::size_t watch_limit = 50;

json::object account_json(const staff_account& account) {
    return {
        {"name", account.name},
        {"display_name", account.display_name},
        {"role", to_string(account.role)},
        {"one_time", account.one_time}};
}

}  // namespace

/// One conversation on one desk. What the log holds comes first, gathered into one transcript
/// frame.
class desk_peer::watch final : public subscriber {
  public:
    watch(std::shared_ptr<net::outlet> outlet, std::shared_ptr<conversation> watched)
        : outlet_(std::move(outlet)), conversation_(std::move(watched)) {}

    void deliver(const published& what) override {
        auto shown = to_wire(what.event(), true);
        if (gathering_) {
            transcript_.push_back(std::move(shown));
            return;
        }
        send({{"type", "event"}, {"conversation", conversation_->id()}, {"event", std::move(shown)}}
        );
    }

    void typing(speaker from) override {
        if (from == speaker::resident)
            send({{"type", "typing"}, {"conversation", conversation_->id()}});
    }

    void trouble(errc) override {}  // the resident is told; the log keeps why

    void transcript_complete() {
        gathering_ = false;
        const auto& record = conversation_->record();
        send(
            {{"type", "transcript"},
             {"conversation", record.id},
             {"locale", record.locale},
             {"channel", record.channel},
             {"closed", record.closed},
             {"handover", record.handover},
             {"owner", {{"kind", to_string(record.owner.kind)}, {"name", record.owner.name}}},
             {"events", std::move(transcript_)}}
        );
    }

    const std::shared_ptr<conversation>& watched() const { return conversation_; }

  private:
    void send(const json::object& frame) {
        outlet_->send(std::make_shared<const std::string>(json::serialize(frame)));
    }

    const std::shared_ptr<net::outlet> outlet_;
    const std::shared_ptr<conversation> conversation_;
    bool gathering_ = true;
    json::array transcript_;
};

desk_peer::desk_peer(
    std::shared_ptr<net::outlet> outlet,
    staff_account account,
    std::string locale,
    desk_service& service
)
    : outlet_(std::move(outlet)),
      account_(std::move(account)),
      locale_(std::move(locale)),
      service_(service) {}

void desk_peer::start() {
    send(
        {{"type", "welcome"},
         {"account", account_json(account_)},
         {"opening", service_.board.opening()}}
    );
    service_.board.join(shared_from_this(), account_.name, account_.display_name);
}

void desk_peer::send(const json::object& frame) {
    outlet_->send(std::make_shared<const std::string>(json::serialize(frame)));
}

void desk_peer::error_frame(errc code, std::optional<std::int64_t> number) {
    const auto name = to_string(code);
    json::object frame{
        {"type", "error"},
        {"code", name},
        {"message", service_.texts.format("core", "error." + std::string(name), locale_)}};
    if (number) frame.emplace("n", *number);
    send(frame);
}

void desk_peer::done(const json::object& frame, const result<void>& outcome) {
    const auto number = integer_at(frame, "n");
    if (outcome.has_error())
        error_frame(outcome.error().code, number);
    else if (number)
        send({{"type", "done"}, {"n", *number}});
}

boost::asio::awaitable<void> desk_peer::receive(std::string text) {
    auto parsed = parse_json(text, "frame");
    if (parsed.has_error())
        error_frame(errc::not_json);
    else if (!parsed->is_object())
        error_frame(errc::wrong_type);
    else
        co_await carry_out(std::move(parsed->get_object()));
}

boost::asio::awaitable<void> desk_peer::carry_out(json::object frame) {
    std::string type(text_at(frame, "type"));
    std::string id(text_at(frame, "conversation"));
    const auto* available = frame.if_contains("available");
    if (type == "presence" && available != nullptr && available->is_bool()) {
        service_.board.set_available(account_.name, available->get_bool());
        done(frame, result<void>());
    } else if (type == "watch" && !id.empty()) {
        const auto after = integer_at(frame, "after").value_or(0);
        co_await watch_conversation(std::move(id), after);
        done(frame, result<void>());
    } else if (type == "unwatch") {
        unwatch(id);
    } else if (!id.empty()) {
        auto copy = frame;
        const auto outcome =
            co_await on_conversation(std::move(id), std::move(type), std::move(copy));
        done(frame, outcome);
    } else {
        error_frame(errc::wrong_type, integer_at(frame, "n"));
    }
}

boost::asio::awaitable<void> desk_peer::watch_conversation(std::string id, std::int64_t after) {
    unwatch(id);
    if (watches_.size() >= watch_limit) unwatch(watches_.begin()->first);
    auto found = co_await service_.conversations.find(id);
    if (found.has_error()) {
        error_frame(found.error().code);
        co_return;
    }
    const auto added = std::make_shared<watch>(outlet_, *found);
    watches_[id] = added;
    const auto on_shard = [](std::shared_ptr<watch> shown, std::int64_t from) -> task {
        const auto followed = co_await shown->watched()->follow(shown, from);
        if (followed.has_value()) shown->transcript_complete();
    };
    auto work = on_shard(added, after);
    const auto& shard = (*found)->shard();
    co_await asio::co_spawn(shard, std::move(work), asio::use_awaitable);
}

void desk_peer::unwatch(std::string_view id) {
    const auto found = watches_.find(id);
    if (found == watches_.end()) return;
    asio::dispatch(found->second->watched()->shard(), [gone = found->second] {
        gone->watched()->unfollow(gone.get());
    });
    watches_.erase(found);
}

boost::asio::awaitable<result<void>> desk_peer::on_conversation(
    std::string id, std::string type, json::object frame
) {
    auto found = co_await service_.conversations.find(std::move(id));
    if (found.has_error()) co_return found.error();
    const auto on_shard = [](std::shared_ptr<conversation> held,
                             staff_member by,
                             std::string command,
                             json::object asked) -> asio::awaitable<result<void>> {
        if (command == "accept") co_return co_await held->accept(std::move(by));
        if (command == "return") co_return co_await held->hand_back(std::move(by));
        if (command == "typing") {
            if (held->record().owner.name == by.account) held->typing(speaker::agent, nullptr);
            co_return result<void>();
        }
        if (command == "close") {
            std::string outcome(text_at(asked, "outcome"));
            co_return co_await held->close(std::move(by), std::move(outcome));
        }
        if (command != "say") co_return fail(errc::wrong_type, command);
        std::string client_id(text_at(asked, "id"));
        std::string text(text_at(asked, "text"));
        if (client_id.empty()) co_return fail(errc::wrong_type, "id");
        const auto said =
            co_await held->staff_say(std::move(by), std::move(client_id), std::move(text));
        if (said.has_error()) co_return said.error();
        co_return result<void>();
    };
    auto work = on_shard(*found, self(), std::move(type), std::move(frame));
    const auto& shard = (*found)->shard();
    auto outcome = co_await asio::co_spawn(shard, std::move(work), asio::use_awaitable);
    co_return outcome;
}

void desk_peer::refuse(std::string_view code) {
    for (const auto known : {errc::too_fast, errc::binary_frame, errc::frame_too_large}) {
        if (to_string(known) == code) error_frame(known);
    }
}

void desk_peer::closed() {
    while (!watches_.empty())
        unwatch(watches_.begin()->first);
    service_.board.part(shared_from_this(), account_.name);
}

void desk_peer::shutting_down() {
    send({{"type", "reconnect"}});
}

void desk_peer::board_changed(net::frame frame) {
    outlet_->send(std::move(frame));
}

}  // namespace lotsen

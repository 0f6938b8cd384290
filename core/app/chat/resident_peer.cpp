#include "core/app/chat/resident_peer.hpp"

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/base/json_writer.hpp"

namespace lotsen {

namespace asio = boost::asio;

namespace {

constexpr std::size_t client_id_length = 64;

bool usable_id(std::string_view id) {
    return !id.empty() && id.size() <= client_id_length;
}

}  // namespace

resident_peer::resident_peer(
    std::shared_ptr<net::outlet> outlet, std::string locale, chat_service& service
)
    : outlet_(std::move(outlet)), service_(service), locale_(std::move(locale)) {}

std::string resident_peer::locale() const {
    const std::lock_guard lock(locale_mutex_);
    return locale_;
}

void resident_peer::set_locale(std::string locale) {
    const std::lock_guard lock(locale_mutex_);
    locale_ = std::move(locale);
}

void resident_peer::send(const json::object& frame) {
    outlet_->send(std::make_shared<const std::string>(json::serialize(frame)));
}

void resident_peer::error_frame(errc code, std::string_view id) {
    const auto name = to_string(code);
    json::object frame{
        {"type", "error"},
        {"code", name},
        {"message", service_.texts.format("core", "error." + std::string(name), locale())}};
    if (!id.empty()) frame.emplace("id", id);
    send(frame);
}

boost::asio::awaitable<void> resident_peer::receive(std::string text) {
    auto parsed = parse_json(text, "frame");
    if (parsed.has_error()) {
        error_frame(errc::not_json);
        co_return;
    }
    if (!parsed->is_object()) {
        error_frame(errc::wrong_type);
        co_return;
    }
    auto& frame = parsed->get_object();
    const auto type = text_at(frame, "type");
    if (type == "open") {
        co_await open(std::move(frame));
        co_return;
    }
    const auto id = text_at(frame, "id").substr(0, client_id_length);
    if (!conversation_)
        error_frame(errc::not_open, id);
    else if (type == "say")
        say(frame);
    else if (type == "choose")
        choose(frame);
    else if (type == "locale")
        choose_locale(frame);
    else if (type == "leave")
        leave();
    else if (type == "typing")
        asio::dispatch(conversation_->shard(), [self = shared_from_this()] {
            self->conversation_->typing(speaker::resident, self.get());
        });
    else
        error_frame(errc::wrong_type, id);
}

boost::asio::awaitable<void> resident_peer::open(json::object frame) {
    if (conversation_) {
        error_frame(errc::already_open);
        co_return;
    }
    if (const auto wanted = text_at(frame, "locale"); !wanted.empty()) {
        auto served = match_locale(wanted, service_.texts.locales());
        if (!served.empty()) set_locale(std::move(served));
    }
    if (frame.contains("conversation"))
        co_await open_old(frame);
    else
        co_await open_new(frame);
}

boost::asio::awaitable<void> resident_peer::open_new(const json::object& frame) {
    const auto channel = text_at(frame, "channel");
    if (channel != "web" && channel != "kiosk") {
        error_frame(errc::wrong_type);
        co_return;
    }
    std::string name(channel);
    auto opened = co_await service_.conversations.create(std::move(name), locale());
    if (opened.has_error()) {
        error_frame(opened.error().code);
        co_return;
    }
    auto token = opened->token;
    co_await joined(std::move(*opened), std::move(token), 0, true);
}

boost::asio::awaitable<void> resident_peer::open_old(const json::object& frame) {
    std::string id(text_at(frame, "conversation"));
    std::string token(text_at(frame, "token"));
    const auto after = integer_at(frame, "after").value_or(0);
    if (id.empty() || token.empty() || after < 0) {
        error_frame(errc::wrong_type);
        co_return;
    }
    auto kept = token;
    auto opened = co_await service_.conversations.resume(std::move(id), std::move(token));
    if (opened.has_error()) {
        error_frame(opened.error().code);
        co_return;
    }
    co_await joined(std::move(*opened), std::move(kept), after, false);
}

boost::asio::awaitable<void> resident_peer::joined(
    opened_conversation opened, std::string token, std::int64_t after, bool fresh
) {
    conversation_ = std::move(opened.conversation);
    const auto self = shared_from_this();
    const auto on_shard =
        [](std::shared_ptr<resident_peer> joining, std::string secret, std::int64_t from, bool first
        ) -> task {
        auto& joined_to = *joining->conversation_;
        const auto& record = joined_to.record();
        joining->set_locale(record.locale);
        joining->send(
            {{"type", "opened"},
             {"conversation", record.id},
             {"token", secret},
             {"locale", record.locale},
             {"seq", record.last_seq}}
        );
        const auto followed = co_await joined_to.follow(joining, from);
        // The connection may have ended while this was under way, before there was whom to part.
        if (joining->gone_) co_return joining->part();
        if (followed.has_error()) joining->error_frame(followed.error().code);
        if (first || record.handled_seq < record.last_seq || record.last_seq == 0)
            co_await joined_to.begin();
    };
    auto work = on_shard(self, std::move(token), after, fresh);
    const auto& shard = conversation_->shard();
    co_await asio::co_spawn(shard, std::move(work), asio::use_awaitable);
}

void resident_peer::accepted(std::string_view id, std::int64_t seq) {
    json_writer to;
    to.begin_object();
    to.text("type", "accepted");
    to.text("id", id);
    to.number("seq", seq);
    to.end_object();
    outlet_->send(std::make_shared<const std::string>(to.take()));
}

void resident_peer::say(const json::object& frame) {
    const auto id = text_at(frame, "id");
    const auto* text = frame.if_contains("text");
    const auto photo = text_at(frame, "photo");
    const bool typed = text != nullptr && text->is_string();
    if (!usable_id(id) || (!typed && photo.empty()) || photo.size() > client_id_length) {
        error_frame(errc::wrong_type, id.substr(0, client_id_length));
        return;
    }
    auto work = run_say(
        shared_from_this(), std::string(id), std::string(text_at(frame, "text")), std::string(photo)
    );
    asio::co_spawn(conversation_->shard(), std::move(work), asio::detached);
}

boost::asio::awaitable<void> resident_peer::run_say(
    std::shared_ptr<resident_peer> self, std::string id, std::string text, std::string photo
) {
    conversation::durable_hook durable = [self, id](std::int64_t seq) { self->accepted(id, seq); };
    const auto done = co_await self->conversation_->say(
        id, std::move(text), std::move(photo), std::move(durable)
    );
    if (done.has_error()) self->error_frame(done.error().code, id);
}

void resident_peer::choose(const json::object& frame) {
    const auto id = text_at(frame, "id");
    const auto option = text_at(frame, "option");
    if (!usable_id(id) || !usable_id(option)) {
        error_frame(errc::wrong_type, id.substr(0, client_id_length));
        return;
    }
    auto work = run_choose(shared_from_this(), std::string(id), std::string(option));
    asio::co_spawn(conversation_->shard(), std::move(work), asio::detached);
}

boost::asio::awaitable<void> resident_peer::run_choose(
    std::shared_ptr<resident_peer> self, std::string id, std::string option
) {
    conversation::durable_hook durable = [self, id](std::int64_t seq) { self->accepted(id, seq); };
    const auto done =
        co_await self->conversation_->choose(id, std::move(option), std::move(durable));
    if (done.has_error()) self->error_frame(done.error().code, id);
}

void resident_peer::choose_locale(const json::object& frame) {
    auto wanted = match_locale(text_at(frame, "locale"), service_.texts.locales());
    auto work = run_locale(shared_from_this(), std::move(wanted));
    asio::co_spawn(conversation_->shard(), std::move(work), asio::detached);
}

boost::asio::awaitable<void> resident_peer::run_locale(
    std::shared_ptr<resident_peer> self, std::string wanted
) {
    auto asked = wanted;
    const auto done = co_await self->conversation_->choose_locale(std::move(asked));
    if (done.has_error())
        self->error_frame(done.error().code);
    else
        self->set_locale(std::move(wanted));
}

void resident_peer::leave() {
    auto work = run_leave(shared_from_this());
    asio::co_spawn(conversation_->shard(), std::move(work), asio::detached);
}

boost::asio::awaitable<void> resident_peer::run_leave(std::shared_ptr<resident_peer> self) {
    const auto done = co_await self->conversation_->leave();
    if (done.has_error()) self->error_frame(done.error().code);
}

void resident_peer::refuse(std::string_view code) {
    for (const auto known : {errc::too_fast, errc::binary_frame, errc::frame_too_large}) {
        if (to_string(known) == code) error_frame(known);
    }
}

void resident_peer::closed() {
    gone_ = true;
    if (!conversation_) return;
    asio::dispatch(conversation_->shard(), [self = shared_from_this()] { self->part(); });
}

void resident_peer::part() {
    conversation_->unfollow(this);
    service_.kiosks.left(*conversation_);
}

void resident_peer::shutting_down() {
    send({{"type", "reconnect"}});
}

void resident_peer::deliver(const published& what) {
    if (what.kind == event_kind::locale)
        set_locale(std::string(text_at(what.event().body, "locale")));
    outlet_->send(what.frame);
}

void resident_peer::typing(speaker from) {
    // The same few frames for everyone.
    static const auto frame_of = [](speaker who) {
        return std::make_shared<const std::string>(json::serialize(json::object{
            {"type", "typing"}, {"from", to_string(who)}}));
    };
    static const std::array frames{
        frame_of(speaker::resident),
        frame_of(speaker::bot),
        frame_of(speaker::agent),
        frame_of(speaker::system)};
    outlet_->send(frames.at(static_cast<std::size_t>(from)));
}

void resident_peer::trouble(errc code) {
    error_frame(code);
}

}  // namespace lotsen

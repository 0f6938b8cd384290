#include "core/app/conversation/conversation.hpp"

#include <algorithm>

#include "core/base/json_writer.hpp"
#include "core/base/log.hpp"
#include "core/text/identity_numbers.hpp"
#include "core/text/normalise.hpp"

namespace lotsen {

namespace {
constexpr std::size_t event_bytes = 128;  // of a resident's event, besides its words
}  // namespace

conversation::conversation(executor shard, conversation_record record, const surroundings& around)
    : shard_(std::move(shard)), record_(std::move(record)), around_(around) {
    const auto stored = std::exchange(record_.state, {});
    if (!stored.empty()) memory_ = around_.dialogue.from_text(stored);
    locale_is_chosen_ = around_.dialogue.locale_is_chosen(memory_);
}

// --- Following
// ------------------------------------------------------------------------------------

conversation::task<result<void>> conversation::follow(
    std::shared_ptr<subscriber> who, std::int64_t after
) {
    const auto kept = shared_from_this();
    const subscriber* key = who.get();
    followers_.push_back({std::move(who), after, true, {}});
    const auto find = [this, key] {
        return std::find_if(followers_.begin(), followers_.end(), [key](const follower& each) {
            return each.who.get() == key;
        });
    };
    for (bool more = true; more;) {
        const auto from = find();
        if (from == followers_.end()) co_return fail(errc::not_open);
        auto events = co_await around_.journal.replay(
            record_.id, from->delivered, around_.named.replay_events
        );
        const auto to = find();
        if (to == followers_.end()) co_return fail(errc::not_open);
        if (events.has_error()) {
            followers_.erase(to);
            co_return events.error();
        }
        more = events->size() == around_.named.replay_events;
        for (auto& each : *events) {
            deliver(*to, publish({each.seq, each.at, each}));
        }
    }
    const auto caught_up = find();
    caught_up->replaying = false;
    for (const auto& each : std::exchange(caught_up->held, {}))
        deliver(*caught_up, each);
    co_return result<void>();
}

void conversation::unfollow(const subscriber* who) {
    std::erase_if(followers_, [who](const follower& each) { return each.who.get() == who; });
}

void conversation::deliver(follower& to, const published& what) {
    if (what.seq <= to.delivered) return;
    to.delivered = what.seq;
    to.who->deliver(what);
}

void conversation::send_out(std::vector<new_event> events, std::int64_t first_seq, time_point at) {
    if (followers_.empty()) return;
    for (auto& each : events) {
        const auto out = publish({first_seq++, at, std::move(each)});
        for (auto& to : followers_) {
            if (to.replaying)
                to.held.push_back(out);
            else
                deliver(to, out);
        }
    }
}

void conversation::typing(speaker from, const subscriber* except) {
    for (const auto& each : followers_) {
        if (each.who.get() != except) each.who->typing(from);
    }
}

void conversation::trouble(errc code) {
    for (const auto& each : followers_)
        each.who->trouble(code);
}

// --- Writing
// --------------------------------------------------------------------------------------

append_request conversation::request_now(std::string client_id) const {
    append_request request;
    request.conversation = record_.id;
    request.epoch = record_.owner.epoch;
    request.client_id = std::move(client_id);
    request.at = around_.now.now();
    return request;
}

void conversation::apply(const append_request& request, const appended& done) {
    record_.last_seq = std::max(record_.last_seq, done.last_seq);
    record_.owner.epoch = done.epoch;
    record_.changed = request.at;
    if (request.handled_seq) record_.handled_seq = *request.handled_seq;
    if (request.locale) record_.locale = *request.locale;
    if (request.closed) record_.closed = *request.closed;
    if (!request.owner) return;
    announced_ = 0;
    record_.waiting_since.reset();
    if (request.owner->kind == owner_kind::queue) record_.waiting_since = request.at;
    record_.owner.kind = request.owner->kind;
    record_.owner.name = request.owner->name;
    if (!request.owner->handover.empty()) record_.handover = request.owner->handover;
}

conversation::task<result<appended>> conversation::write(
    append_request request, durable_hook durable, dialogue_memory next
) {
    const auto kept = shared_from_this();
    // The text of the state is for the log alone; the rest is needed here again.
    auto state = std::exchange(request.state, std::nullopt);
    append_request copy = request;
    copy.state = std::move(state);
    auto done = co_await around_.journal.append(std::move(copy));
    if (done.has_error() && done.error().code == errc::unknown_conversation) {
        forget();
        co_return done;
    }
    if (done.has_error()) {
        if (done.error().code != errc::stale_epoch) {
            ++around_.counters.append_failures;
            log(level::error,
                "journal.append_failed",
                {{"code", to_string(done.error().code)}, {"what", done.error().detail}});
        }
        co_return done;
    }
    if (durable) durable(done->first_seq);
    if (done->repeated) co_return done;
    apply(request, *done);
    if (next) memory_ = std::move(next);
    send_out(std::move(request.events), done->first_seq, request.at);
    co_return done;
}

/// It was erased while it was in memory.
void conversation::forget() {
    record_.closed = true;
    record_.handover = {};
    memory_ = {};
    pending_.clear();
}

// --- The resident
// ---------------------------------------------------------------------------------

result<void> conversation::open_for_residents() const {
    if (record_.closed) return fail(errc::conversation_closed);
    if (pending_.size() >= around_.named.pending_turns) return fail(errc::too_fast);
    return {};
}

result<std::string> conversation::admissible(std::string_view raw, bool has_photo) const {
    if (auto open = open_for_residents(); open.has_error()) return open.error();
    auto text = clean(raw);
    if (text.empty() && !has_photo) return fail(errc::text_empty);
    if (characters(text) > around_.named.text_characters) return fail(errc::text_too_long);
    return mask_identity_numbers(text);
}

event conversation::message_from(speaker from, std::string text) const {
    event made;
    made.from = from;
    made.kind = event_kind::message;
    made.body.emplace("text", std::move(text));
    made.body.emplace("locale", record_.locale);
    return made;
}

/// `name`: a member besides, "photo" or "option"; empty for none.
new_event conversation::resident_event(
    std::string_view text, std::string_view name, std::string_view more, std::string_view id
) const {
    json_writer to;
    to.reserve(text.size() + event_bytes);
    to.begin_object();
    to.text("text", text);
    to.text("locale", record_.locale);
    if (!more.empty()) to.text(name, more);
    to.text("id", id);
    to.end_object();
    return {speaker::resident, event_kind::message, to.take()};
}

conversation::task<result<appended>> conversation::resident_write(
    new_event what, std::string client_id, pending_turn next, durable_hook durable
) {
    const auto kept = shared_from_this();
    ++around_.counters.messages;
    // An owner may change while this waits for the disk; a resident may speak under any of them.
    for (;;) {
        auto request = request_now(client_id);
        request.events.push_back(what);
        auto done = co_await write(std::move(request), durable);
        if (done.has_error() && done.error().code == errc::stale_epoch && !record_.closed) continue;
        if (done.has_error() || done->repeated) co_return done;
        next.seq = done->last_seq;
        enqueue(std::move(next));
        co_return done;
    }
}

conversation::task<result<appended>> conversation::say(
    std::string client_id, std::string text, std::string photo, durable_hook durable
) {
    auto fit = admissible(text, !photo.empty());
    if (fit.has_error()) co_return fit.error();
    auto what = resident_event(*fit, "photo", photo, client_id);
    pending_turn next;
    next.text = std::move(*fit);
    next.photo = std::move(photo);
    co_return co_await resident_write(
        std::move(what), std::move(client_id), std::move(next), std::move(durable)
    );
}

conversation::task<result<appended>> conversation::choose(
    std::string client_id, std::string option, durable_hook durable
) {
    if (auto open = open_for_residents(); open.has_error()) co_return open.error();
    pending_turn next;
    next.option = option;
    std::string label;
    if (option == back_to_bot)
        label = told("handover.back_to_bot");
    else
        label = around_.dialogue.option_label(memory_, option);
    if (label.empty()) co_return fail(errc::unknown_option, option);
    auto what = resident_event(label, "option", option, client_id);
    co_return co_await resident_write(
        std::move(what), std::move(client_id), std::move(next), std::move(durable)
    );
}

conversation::task<result<void>> conversation::choose_locale(std::string locale) {
    const auto kept = shared_from_this();
    if (auto open = open_for_residents(); open.has_error()) co_return open.error();
    const auto& served = around_.texts.locales();
    if (std::find(served.begin(), served.end(), locale) == served.end())
        co_return fail(errc::unknown_locale, locale);
    locale_is_chosen_ = true;
    event what;
    what.from = speaker::resident;
    what.kind = event_kind::locale;
    what.body.emplace("locale", locale);
    auto request = request_now();
    request.locale = locale;
    request.events.emplace_back(what);
    const auto done = co_await write(std::move(request));
    if (done.has_error()) co_return done.error();
    pending_turn next;
    next.seq = done->last_seq;
    next.locale = std::move(locale);
    enqueue(std::move(next));
    co_return result<void>();
}

conversation::task<result<void>> conversation::leave() {
    const auto kept = shared_from_this();
    if (record_.closed) co_return result<void>();
    const bool was_waiting = record_.owner.kind != owner_kind::bot;
    event what;
    what.from = speaker::resident;
    what.kind = event_kind::closed;
    auto request = request_now();
    request.closed = true;
    request.handled_seq = record_.last_seq + 1;
    request.events.emplace_back(what);
    if (was_waiting) request.owner = owner_change{owner_kind::bot, {}, {}};
    const auto done = co_await write(std::move(request));
    if (done.has_error()) co_return done.error();
    if (was_waiting) around_.desk.left(record_.id);
    co_return result<void>();
}

}  // namespace lotsen

// The part of a conversation that changes its owner: staff, and a resident who no longer waits.
#include "core/app/conversation/answer.hpp"
#include "core/app/conversation/conversation.hpp"
#include "core/text/normalise.hpp"

namespace lotsen {

std::string conversation::told(std::string_view message, const json::object& arguments) const {
    return around_.texts.format("core", message, record_.locale, arguments);
}

json::array conversation::waiting_options() const {
    return {{{"option", back_to_bot}, {"label", told("handover.back_to_bot")}}};
}

event conversation::handover_event(std::string_view state, json::object more) const {
    event made;
    made.from = speaker::system;
    made.kind = event_kind::handover;
    made.body = std::move(more);
    made.body.emplace("state", state);
    made.body.emplace("locale", record_.locale);
    const json::object arguments{
        {"agent", text_at(made.body, "agent")},
        {"position", integer_at(made.body, "position").value_or(0)},
        {"minutes", (integer_at(made.body, "wait_s").value_or(0) + 59) / 60}};
    std::string message = "handover.";
    message += state;
    if (state == "waiting" && made.body.contains("wait_s"))
        message += "_minutes";
    else if (state == "waiting" && !made.body.contains("position"))
        message += "_first";
    made.body.emplace("text", told(message, arguments));
    return made;
}

/// A change of owner; the resident may have moved the epoch on without changing the owner.
conversation::task<result<void>> conversation::owner_step(append_request request) {
    const auto kept = shared_from_this();
    const auto done = co_await write(std::move(request));
    if (done.has_error() && done.error().code == errc::stale_epoch)
        co_return fail(errc::already_taken);
    if (done.has_error()) co_return done.error();
    co_return result<void>();
}

conversation::task<result<void>> conversation::leave_queue() {
    auto request = request_now();
    request.events.push_back(handover_event("returned", {}));
    request.owner = owner_change{owner_kind::bot, {}, {}};
    request.handled_seq = record_.last_seq;
    auto done = co_await owner_step(std::move(request));
    if (done.has_value()) around_.desk.left(record_.id);
    co_return done;
}

conversation::task<result<void>> conversation::accept(staff_member by) {
    if (record_.closed) co_return fail(errc::conversation_closed);
    if (record_.owner.kind == owner_kind::agent)
        co_return record_.owner.name == by.account ? result<void>() : fail(errc::already_taken);
    if (record_.owner.kind == owner_kind::bot) co_return fail(errc::not_allowed);
    auto request = request_now();
    json::object who{{"agent", by.display_name}, {"_account", by.account}};
    request.events.push_back(handover_event("accepted", std::move(who)));
    request.owner = owner_change{owner_kind::agent, by.account, {}};
    auto done = co_await owner_step(std::move(request));
    if (done.has_value()) around_.desk.accepted(record_.id, by.account);
    co_return done;
}

result<void> conversation::owned_by(const staff_member& by) const {
    if (record_.closed) return fail(errc::conversation_closed);
    if (record_.owner.kind != owner_kind::agent || record_.owner.name != by.account)
        return fail(errc::not_owner);
    return {};
}

conversation::task<result<appended>> conversation::staff_say(
    staff_member by, std::string client_id, std::string text
) {
    if (auto owner = owned_by(by); owner.has_error()) co_return owner.error();
    auto fit = clean(text);
    if (fit.empty()) co_return fail(errc::text_empty);
    if (characters(fit) > around_.named.text_characters) co_return fail(errc::text_too_long);
    auto what = message_from(speaker::agent, std::move(fit));
    what.body.emplace("agent", by.display_name);
    what.body.emplace("_account", by.account);
    what.body.emplace("id", client_id);
    auto request = request_now(std::move(client_id));
    request.events.emplace_back(what);
    auto done = co_await write(std::move(request));
    if (done.has_error() && done.error().code == errc::stale_epoch) co_return fail(errc::not_owner);
    co_return done;
}

conversation::task<result<void>> conversation::hand_back(staff_member by) {
    if (auto owner = owned_by(by); owner.has_error()) co_return owner.error();
    auto request = request_now();
    json::object who{{"agent", by.display_name}, {"_account", by.account}};
    request.events.push_back(handover_event("returned", std::move(who)));
    request.owner = owner_change{owner_kind::bot, {}, {}};
    request.handled_seq = record_.last_seq;
    auto done = co_await owner_step(std::move(request));
    if (done.has_value()) around_.desk.left(record_.id);
    co_return done;
}

conversation::task<result<void>> conversation::close(staff_member by, std::string why) {
    if (auto owner = owned_by(by); owner.has_error()) co_return owner.error();
    auto request = request_now();
    json::object who{{"agent", by.display_name}, {"_account", by.account}, {"_outcome", why}};
    request.events.push_back(handover_event("closed", std::move(who)));
    event last;
    last.from = speaker::system;
    last.kind = event_kind::closed;
    request.events.emplace_back(last);
    request.closed = true;
    request.owner = owner_change{owner_kind::bot, {}, {}};
    request.handled_seq = record_.last_seq + 2;
    auto done = co_await owner_step(std::move(request));
    if (done.has_value()) around_.desk.left(record_.id);
    co_return done;
}

conversation::task<bool> conversation::abandon() {
    const auto kept = shared_from_this();
    if (record_.closed) co_return true;
    if (!followers_.empty() || turning_ || record_.owner.kind != owner_kind::bot) co_return false;
    event last;
    last.from = speaker::system;
    last.kind = event_kind::closed;
    auto request = request_now();
    request.events.emplace_back(last);
    request.closed = true;
    request.handled_seq = record_.last_seq + 1;
    const auto done = co_await write(std::move(request));
    co_return done.has_value();
}

conversation::task<void> conversation::announce(queue_position where) {
    if (record_.closed || record_.owner.kind != owner_kind::queue) co_return;
    const auto position = static_cast<std::int64_t>(where.position);
    if (announced_ == position) co_return;
    announced_ = position;
    json::object more{{"position", position}};
    if (where.wait) more.emplace("wait_s", where.wait->count());
    more["options"] = waiting_options();
    auto request = request_now();
    request.events.push_back(handover_event("waiting", std::move(more)));
    // Stale: somebody took it in this moment, and the resident hears that instead.
    const auto done = co_await write(std::move(request));
    if (done.has_error() && done.error().code != errc::stale_epoch) trouble(done.error().code);
}

}  // namespace lotsen

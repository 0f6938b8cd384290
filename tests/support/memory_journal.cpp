#include "tests/support/memory_journal.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <tuple>
#include <utility>

namespace lotsen::test {
namespace {

namespace asio = boost::asio;

asio::awaitable<void> yield_once() {
    const auto executor = co_await asio::this_coro::executor;
    co_await asio::post(executor, asio::use_awaitable);
}

}  // namespace

asio::awaitable<result<void>> memory_journal::create(new_conversation made) {
    co_await yield_once();
    co_return create_now(std::move(made));
}

asio::awaitable<result<appended>> memory_journal::append(append_request request) {
    co_await yield_once();
    co_return append_now(std::move(request));
}

asio::awaitable<result<conversation_record>> memory_journal::find(std::string conversation) {
    co_await yield_once();
    const std::lock_guard lock(mutex_);
    const auto found = conversations_.find(conversation);
    if (found == conversations_.end()) co_return fail(errc::unknown_conversation, conversation);
    co_return found->second.record;
}

asio::awaitable<result<std::vector<event>>> memory_journal::replay(
    std::string conversation, std::int64_t after, std::size_t most
) {
    co_await yield_once();
    const std::lock_guard lock(mutex_);
    const auto found = conversations_.find(conversation);
    if (found == conversations_.end()) co_return fail(errc::unknown_conversation, conversation);
    std::vector<event> events;
    for (const auto& one : found->second.events) {
        if (one.seq > after && events.size() < most) events.push_back(one);
    }
    co_return events;
}

asio::awaitable<result<std::vector<conversation_record>>> memory_journal::handed_over() {
    co_await yield_once();
    const std::lock_guard lock(mutex_);
    auto all = in_order();
    std::stable_sort(all.begin(), all.end(), [](const kept* left, const kept* right) {
        const auto place = [](const conversation_record& of) {
            return std::tuple(!of.waiting_since, of.waiting_since, of.changed);
        };
        return place(left->record) < place(right->record);
    });
    std::vector<conversation_record> records;
    for (const auto* one : all) {
        if (one->record.owner.kind != owner_kind::bot) records.push_back(one->record);
    }
    co_return records;
}

asio::awaitable<result<std::vector<conversation_record>>> memory_journal::unanswered() {
    co_await yield_once();
    const std::lock_guard lock(mutex_);
    std::vector<conversation_record> records;
    for (const auto* one : in_order()) {
        const auto& record = one->record;
        if (record.owner.kind == owner_kind::bot && !record.closed &&
            one->resident_seq > record.handled_seq)
            records.push_back(record);
    }
    co_return records;
}

asio::awaitable<result<std::vector<std::string>>> memory_journal::still_open(std::string channel) {
    co_await yield_once();
    const std::lock_guard lock(mutex_);
    std::vector<std::string> ids;
    for (const auto* one : in_order()) {
        if (!one->record.closed && one->record.channel == channel) ids.push_back(one->record.id);
    }
    co_return ids;
}

void memory_journal::refuse_writes(std::optional<errc> why) {
    const std::lock_guard lock(mutex_);
    refused_ = why;
}

std::vector<event> memory_journal::events_of(const std::string& conversation) const {
    const std::lock_guard lock(mutex_);
    const auto found = conversations_.find(conversation);
    return found == conversations_.end() ? std::vector<event>() : found->second.events;
}

result<void> memory_journal::create_now(new_conversation made) {
    const std::lock_guard lock(mutex_);
    if (refused_) return fail(*refused_);
    if (conversations_.contains(made.id)) return fail(errc::conflict, made.id);
    kept one;
    one.number = conversations_.size();
    one.record.id = made.id;
    one.record.token_hash = std::move(made.token_hash);
    one.record.channel = std::move(made.channel);
    one.record.locale = std::move(made.locale);
    one.record.created = one.record.changed = made.at;
    conversations_.emplace(std::move(made.id), std::move(one));
    return {};
}

result<appended> memory_journal::append_now(append_request request) {
    const std::lock_guard lock(mutex_);
    if (refused_) return fail(*refused_);
    const auto found = conversations_.find(request.conversation);
    if (found == conversations_.end())
        return fail(errc::unknown_conversation, request.conversation);
    auto& [record, resident_seq, number, events, requests] = found->second;
    if (const auto before = requests.find(request.client_id); before != requests.end())
        return appended{
            before->second.first_seq, before->second.last_seq, record.owner.epoch, true};
    if (request.epoch != record.owner.epoch) return fail(errc::stale_epoch);
    const auto first = request.events.empty() ? record.last_seq : record.last_seq + 1;
    for (const auto& one : request.events) {
        events.push_back(event_of(one, ++record.last_seq, request.at));
        if (one.from == speaker::resident) resident_seq = record.last_seq;
    }
    record.changed = request.at;
    if (request.state) record.state = std::move(*request.state);
    if (request.handled_seq) record.handled_seq = *request.handled_seq;
    if (request.locale) record.locale = std::move(*request.locale);
    if (request.closed) record.closed = *request.closed;
    if (request.owner) change_owner(found->second, std::move(*request.owner), request.at);
    const appended answer{first, record.last_seq, record.owner.epoch, false};
    if (!request.client_id.empty()) requests.emplace(std::move(request.client_id), answer);
    return answer;
}

void memory_journal::change_owner(kept& one, owner_change to, time_point at) {
    auto& record = one.record;
    record.owner = {to.kind, std::move(to.name), record.owner.epoch + 1};
    if (!to.handover.empty()) record.handover = std::move(to.handover);
    if (to.kind != owner_kind::queue)
        record.waiting_since.reset();
    else if (!record.waiting_since)
        record.waiting_since = at;
}

std::vector<const memory_journal::kept*> memory_journal::in_order() const {
    std::vector<const kept*> all;
    for (const auto& [id, one] : conversations_)
        all.push_back(&one);
    std::sort(all.begin(), all.end(), [](const kept* left, const kept* right) {
        return left->number < right->number;
    });
    return all;
}

}  // namespace lotsen::test

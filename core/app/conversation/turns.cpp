// The part of a conversation that answers: the bot's turns, one after the other.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "core/app/conversation/answer.hpp"
#include "core/app/conversation/conversation.hpp"
#include "core/base/log.hpp"

namespace lotsen {

void conversation::enqueue(pending_turn next) {
    pending_.push_back(std::move(next));
    if (turning_) return;
    turning_ = true;
    auto work = run_turns(shared_from_this());
    boost::asio::co_spawn(shard_, std::move(work), boost::asio::detached);
}

conversation::task<void> conversation::run_turns(std::shared_ptr<conversation> self) {
    ++self->around_.counters.turns_under_way;
    while (!self->pending_.empty()) {
        auto next = std::move(self->pending_.front());
        self->pending_.erase(self->pending_.begin());
        try {
            co_await self->turn(std::move(next));
        } catch (const std::exception& thrown) {
            log(level::error,
                "turn.threw",
                {{"conversation", self->record_.id}, {"what", thrown.what()}});
            self->trouble(errc::internal);
        }
    }
    self->pending_.shrink_to_fit();  // most conversations rest most of the time
    self->turning_ = false;
    --self->around_.counters.turns_under_way;
}

dialogue_context conversation::context_of(std::int64_t seq) const {
    dialogue_context context;
    context.conversation = record_.id;
    context.locale = record_.locale;
    context.locale_is_chosen = locale_is_chosen_;
    context.channel = record_.channel;
    context.now = around_.now.now();
    context.seq = seq;
    context.staff_available = around_.desk.staff_available();
    return context;
}

dialogue_input conversation::input_of(const pending_turn& now) const {
    if (!now.option.empty()) return chose{now.option};
    if (!now.locale.empty()) return locale_changed{now.locale};
    reading_context context;
    context.conversation_language = record_.locale;
    context.language_is_chosen = locale_is_chosen_;
    context.now = around_.now.now();
    context.answering = around_.dialogue.is_asking(memory_);
    return said{around_.understanding.read(now.text, context), now.photo};
}

conversation::task<plugin_answer> conversation::call(plugin_call asked) {
    typing(speaker::bot, nullptr);
    plugin_answer answer;
    const auto take = [&](auto reply) {
        if (reply.has_error())
            answer = plugin_failed{reply.error()};
        else
            answer = std::move(*reply);
    };
    if (auto* now = std::get_if<lotsen::turn>(&asked.call))
        take(co_await around_.plugins.on_turn(asked.plugin, std::move(*now)));
    else if (auto* question = std::get_if<validation>(&asked.call))
        take(co_await around_.plugins.validate(asked.plugin, std::move(*question)));
    else
        take(co_await around_.plugins.submit(
            asked.plugin, std::move(std::get<submission>(asked.call))
        ));
    if (std::holds_alternative<plugin_failed>(answer)) ++around_.counters.plugin_failures;
    co_return answer;
}

conversation::task<void> conversation::think(
    outcome& sum, outcome first, const dialogue_context& context
) {
    add_outcome(sum, std::move(first));
    for (std::size_t calls = 0; sum.call; ++calls) {
        auto asked = std::move(*std::exchange(sum.call, std::nullopt));
        plugin_answer answer = plugin_failed{fail(errc::internal, "too many calls in one turn")};
        if (calls < around_.named.turn_calls) answer = co_await call(std::move(asked));
        const dialogue_input input = std::move(answer);
        add_outcome(sum, around_.dialogue.step(sum.memory, input, context));
        if (calls > around_.named.turn_calls) break;
    }
}

append_request conversation::answer_of(const outcome& sum, std::int64_t handled, std::int64_t epoch)
    const {
    auto request = request_now();
    request.epoch = epoch;
    request.handled_seq = handled;
    request.locale = sum.locale;
    request.events = events_of(sum);
    if (sum.handover) {
        const auto& wish = *sum.handover;
        json::object more;
        if (!wish.callback) more["options"] = waiting_options();
        request.events.push_back(
            handover_event(wish.callback ? "callback" : "waiting", std::move(more))
        );
        request.owner = owner_change{
            owner_kind::queue,
            wish.queue.empty() ? "contact_centre" : wish.queue,
            handover_of(wish)};
    }
    request.state = around_.dialogue.to_text(sum.memory);
    return request;
}

conversation::task<void> conversation::turn(pending_turn now) {
    if (record_.closed || record_.owner.kind == owner_kind::agent) co_return;
    const bool waiting = record_.owner.kind == owner_kind::queue;
    if (waiting && now.option == back_to_bot) {
        co_await leave_queue();
        co_return;
    }
    ++around_.counters.turns;
    const auto epoch = record_.owner.epoch;
    const auto context = context_of(now.seq);
    const auto input = input_of(now);
    const auto* words = std::get_if<said>(&input);
    if (words != nullptr && words->what.urgent()) ++around_.counters.urgent;
    // While someone waits for a person, the bot keeps silent, but never about danger.
    if (waiting && (words == nullptr || !words->what.urgent())) co_return;
    outcome sum;
    co_await think(sum, around_.dialogue.step(memory_, input, context), context);
    if (sum.unknown_option) {
        trouble(errc::unknown_option);
        co_return;
    }
    if (waiting) sum.handover.reset();
    locale_is_chosen_ = locale_is_chosen_ || sum.locale_is_chosen;
    const auto wish = sum.handover;
    auto request = answer_of(sum, now.seq, epoch);
    const auto done = co_await write(std::move(request), {}, std::move(sum.memory));
    if (done.has_error()) {
        if (done.error().code == errc::stale_epoch)
            ++around_.counters.stale_turns;
        else
            trouble(done.error().code);
        co_return;
    }
    if (!wish) co_return;
    ++around_.counters.handovers;
    around_.desk.entered(entry_of(record_, around_.now.now()));
}

conversation::task<void> conversation::begin() {
    const auto kept = shared_from_this();
    if (record_.last_seq > 0) {
        co_await recover();
        co_return;
    }
    const auto context = context_of(0);
    outcome sum;
    co_await think(sum, around_.dialogue.open(context), context);
    auto request = answer_of(sum, 0, record_.owner.epoch);
    const auto done = co_await write(std::move(request), {}, std::move(sum.memory));
    if (done.has_error()) trouble(done.error().code);
}

conversation::task<void> conversation::recover() {
    if (record_.owner.kind != owner_kind::bot || record_.closed) co_return;
    if (record_.handled_seq >= record_.last_seq) co_return;
    const auto events = co_await around_.journal.replay(
        record_.id, record_.handled_seq, around_.named.replay_events
    );
    if (events.has_error()) co_return;
    for (const auto& each : *events) {
        if (each.from != speaker::resident || each.kind == event_kind::closed) continue;
        pending_turn next;
        next.seq = each.seq;
        next.photo = text_at(each.body, "photo");
        next.option = text_at(each.body, "option");
        if (each.kind == event_kind::locale)
            next.locale = text_at(each.body, "locale");
        else
            next.text = text_at(each.body, "text");
        enqueue(std::move(next));
    }
}

}  // namespace lotsen

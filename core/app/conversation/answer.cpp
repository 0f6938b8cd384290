#include "core/app/conversation/answer.hpp"

#include <iterator>

namespace lotsen {
namespace {

event said_by_bot(const utterance& said) {
    event made;
    made.from = speaker::bot;
    made.kind = event_kind::message;
    auto& body = made.body;
    body.reserve(9);
    body.emplace("text", said.text);
    body.emplace("locale", said.locale);
    body.emplace("plugin", said.plugin);
    body.emplace("intent", said.intent);
    if (!said.options.empty()) body.emplace("options", said.options);
    if (!said.cards.empty()) body.emplace("cards", said.cards);
    if (!said.source.empty()) body.emplace("source", said.source);
    if (!said.expects.empty()) body.emplace("expects", said.expects);
    return made;
}

}  // namespace

void add_outcome(outcome& sum, outcome step) {
    sum.state = std::move(step.state);
    std::move(step.says.begin(), step.says.end(), std::back_inserter(sum.says));
    std::move(step.cases.begin(), step.cases.end(), std::back_inserter(sum.cases));
    sum.call = std::move(step.call);
    if (step.handover) sum.handover = std::move(step.handover);
    if (step.locale) sum.locale = std::move(step.locale);
    sum.locale_is_chosen = sum.locale_is_chosen || step.locale_is_chosen;
    sum.unknown_option = sum.unknown_option || step.unknown_option;
}

std::vector<event> events_of(const outcome& all) {
    std::vector<event> events;
    events.reserve(all.says.size() + all.cases.size() + 2);
    if (all.locale) {
        event changed;
        changed.kind = event_kind::locale;
        changed.body.emplace("locale", *all.locale);
        events.push_back(std::move(changed));
    }
    for (const auto& each : all.cases) {
        event opened;
        opened.kind = event_kind::case_opened;
        opened.body.emplace("reference", each.reference);
        opened.body.emplace("status", each.status);
        events.push_back(std::move(opened));
    }
    for (const auto& each : all.says)
        events.push_back(said_by_bot(each));
    return events;
}

json::object handover_of(const handover_wish& wish) {
    json::object kept{{"reason", wish.reason}, {"summary", wish.summary}};
    if (wish.callback) kept["callback"] = true;
    if (!wish.contact.empty()) kept["contact"] = wish.contact;
    return kept;
}

board_entry entry_of(const conversation_record& record, time_point now) {
    board_entry entry;
    entry.conversation = record.id;
    entry.queue = record.owner.kind == owner_kind::queue ? record.owner.name : "";
    entry.locale = record.locale;
    entry.channel = record.channel;
    entry.reason = text_at(record.handover, "reason");
    entry.summary = text_at(record.handover, "summary");
    entry.state =
        flag_at(record.handover, "callback") ? entry_state::callback : entry_state::waiting;
    entry.since = record.waiting_since.value_or(now);
    if (record.owner.kind == owner_kind::agent) {
        entry.state = entry_state::accepted;
        entry.agent = record.owner.name;
        entry.accepted_at = now;
    }
    return entry;
}

}  // namespace lotsen

#include "core/app/conversation/answer.hpp"

#include <iterator>

#include "core/base/json_writer.hpp"

namespace lotsen {
namespace {

constexpr std::size_t body_bytes = 512;  // of a message, besides its text

void write_options(json_writer& to, const std::vector<shown_option>& options) {
    to.key("options");
    to.begin_array();
    for (const auto& each : options) {
        to.begin_object();
        to.text("option", each.option);
        to.text("label", each.label);
        to.end_object();
    }
    to.end_array();
}

new_event said_by_bot(const utterance& said) {
    json_writer to;
    to.reserve(said.text.size() + body_bytes);
    to.begin_object();
    to.text("text", said.text);
    to.text("locale", said.locale);
    to.text("plugin", said.plugin);
    to.text("intent", said.intent);
    if (!said.options.empty()) write_options(to, said.options);
    if (!said.cards.empty()) to.value("cards", said.cards);
    if (!said.source.empty()) to.text("source", said.source);
    if (!said.expects.empty()) to.value("expects", said.expects);
    to.end_object();
    return {speaker::bot, event_kind::message, to.take()};
}

new_event of_system(event_kind kind, const json::object& body) {
    return {speaker::system, kind, json::serialize(body)};
}

}  // namespace

void add_outcome(outcome& sum, outcome step) {
    sum.memory = std::move(step.memory);
    std::move(step.says.begin(), step.says.end(), std::back_inserter(sum.says));
    std::move(step.cases.begin(), step.cases.end(), std::back_inserter(sum.cases));
    sum.call = std::move(step.call);
    if (step.handover) sum.handover = std::move(step.handover);
    if (step.locale) sum.locale = std::move(step.locale);
    sum.locale_is_chosen = sum.locale_is_chosen || step.locale_is_chosen;
    sum.unknown_option = sum.unknown_option || step.unknown_option;
}

std::vector<new_event> events_of(const outcome& all) {
    std::vector<new_event> events;
    events.reserve(all.says.size() + all.cases.size() + 2);
    if (all.locale) events.push_back(of_system(event_kind::locale, {{"locale", *all.locale}}));
    for (const auto& each : all.cases)
        events.push_back(of_system(
            event_kind::case_opened, {{"reference", each.reference}, {"status", each.status}}
        ));
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

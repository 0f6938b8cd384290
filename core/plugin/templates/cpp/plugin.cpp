#include "plugins/plugin_name/plugin.hpp"

namespace lotsen::plugin_name_plugin {

void tool_library::start(services& lent) {
    database_ = &lent.database;
    hours_ = text_at(lent.options, "hours");
    if (hours_.empty()) hours_ = "10-17";
}

/// An intent without a form: say something, in the words of messages/<tag>.json.
turn_reply tool_library::on_turn(const turn&) {
    return {{say{message::of("hours", {{"hours", hours_}}), {}, {}, {}}}, {}};
}

/// A form, complete and confirmed. The same key may come twice: the first reservation stays, and
/// its reference is given again.
result<receipt> tool_library::submit(const submission& completed) {
    const auto& key = completed.idempotency_key;
    const auto ran = database_->run(
        {{"reserve", {{"key", key}, {"slots", json::serialize(completed.slots)}}},
         {"by_key", {{"key", key}}}}
    );
    if (ran.has_error()) return ran.error();
    receipt given;
    given.reference = text_at(ran->back().list.front(), "reference");
    given.actions.push_back(open_case{given.reference, "reserved"});
    auto words = message::of("reserved", {{"reference", given.reference}});
    given.actions.push_back(say{std::move(words), {}, {}, {}});
    return given;
}

/// What is kept about one person, for them to have; and it goes, where that is asked for.
result<person_reply> tool_library::on_person(const person_request& asked) {
    const auto found = database_->run(statement{"of_person", as_parameters(asked.who)});
    if (found.has_error()) return found.error();
    person_reply reply;
    std::vector<statement> erasing;
    for (const auto& row : found->list) {
        personal_record one;
        one.kind = "reservation";
        one.reference = text_at(row, "reference");
        one.conversation = text_at(row, "conversation");
        one.fate = fate::erased;
        if (auto slots = parse_json(text_at(row, "slots")); slots.has_value())
            one.data = slots->as_object();
        reply.records.push_back(std::move(one));
        erasing.push_back({"erase", {{"key", row.at("key")}}});
    }
    if (!asked.erase) return reply;
    const auto erased = database_->run(erasing);
    if (erased.has_error()) return erased.error();
    return reply;
}

}  // namespace lotsen::plugin_name_plugin

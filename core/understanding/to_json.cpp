#include "core/understanding/to_json.hpp"

#include "core/base/json_writer.hpp"
#include "core/understanding/acts.hpp"

namespace lotsen {
namespace {

void write(json_writer& to, const entity& one) {
    to.begin_object();
    to.text("type", one.type);
    to.text("value", one.value);
    to.number("begin", static_cast<std::int64_t>(one.begin));
    to.number("end", static_cast<std::int64_t>(one.end));
    to.decimal("confidence", one.confidence);
    if (!one.owner.empty()) to.text("plugin", one.owner);
    to.end_object();
}

void write_members(json_writer& to, const intent_score& one) {
    to.text("plugin", one.plugin);
    to.text("intent", one.intent);
    to.decimal("confidence", one.confidence);
}

void write_wishes(json_writer& to, const understanding& read) {
    to.key("wishes");
    to.begin_array();
    for (const auto& one : read.wishes) {
        to.begin_object();
        to.text("text", std::string_view(read.text).substr(one.begin, one.end - one.begin));
        write_members(to, one.intents.front());
        to.end_object();
    }
    to.end_array();
}

intent_score first_answer(const understanding& read) {
    if (read.urgent()) return {"core", "emergency", 1};
    if (read.intents.empty()) return {"core", "unclear", 0};
    return read.intents.front();
}

}  // namespace

std::string to_json(const understanding& read) {
    json_writer to;
    to.begin_object();
    to.text("text", read.text);
    to.text("language", read.language);
    write_members(to, first_answer(read));
    to.flag("urgent", read.urgent());
    to.key("entities");
    to.begin_array();
    for (const auto& one : read.entities)
        write(to, one);
    to.end_array();
    to.decimal("language_confidence", read.language_confidence);
    to.key("intents");
    to.begin_array();
    for (const auto& one : read.intents) {
        to.begin_object();
        write_members(to, one);
        to.end_object();
    }
    to.end_array();
    if (!read.wishes.empty()) write_wishes(to, read);
    if (read.urgent()) to.text("danger", to_string(read.danger));
    if (read.act != dialogue_act::none) to.text("act", to_string(read.act));
    if (read.nth > 0) to.number("nth", static_cast<std::int64_t>(read.nth));
    if (read.follow_up > 0) to.decimal("follow_up", read.follow_up);
    to.end_object();
    return to.take();
}

danger danger_named(std::string_view name) noexcept {
    for (const auto kind : {danger::fire_or_injury, danger::crime, danger::suicide})
        if (to_string(kind) == name) return kind;
    return danger::none;
}

std::string_view to_string(danger kind) noexcept {
    switch (kind) {
        case danger::fire_or_injury:
            return "fire_or_injury";
        case danger::crime:
            return "crime";
        case danger::suicide:
            return "suicide";
        case danger::none:
            break;
    }
    return "none";
}

}  // namespace lotsen

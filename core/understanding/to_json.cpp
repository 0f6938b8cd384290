#include "core/understanding/to_json.hpp"

#include "core/understanding/acts.hpp"

namespace lotsen {
namespace {

json::object to_json(const entity& one) {
    json::object made{
        {"type", one.type},
        {"value", one.value},
        {"begin", one.begin},
        {"end", one.end},
        {"confidence", one.confidence}};
    if (!one.owner.empty()) made["plugin"] = one.owner;
    return made;
}

intent_score first_answer(const understanding& read) {
    if (read.urgent()) return {"core", "emergency", 1};
    if (read.intents.empty()) return {"core", "unclear", 0};
    return read.intents.front();
}

}  // namespace

json::object to_json(const understanding& read) {
    const auto first = first_answer(read);
    json::array entities;
    for (const auto& one : read.entities)
        entities.push_back(to_json(one));
    json::array intents;
    for (const auto& one : read.intents)
        intents.push_back(json::object{
            {"plugin", one.plugin}, {"intent", one.intent}, {"confidence", one.confidence}});
    json::object made{
        {"text", read.text},
        {"language", read.language},
        {"plugin", first.plugin},
        {"intent", first.intent},
        {"confidence", first.confidence},
        {"urgent", read.urgent()},
        {"entities", std::move(entities)},
        {"language_confidence", read.language_confidence},
        {"intents", std::move(intents)},
    };
    if (read.urgent()) made["danger"] = to_string(read.danger);
    if (read.act != dialogue_act::none) made["act"] = to_string(read.act);
    return made;
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

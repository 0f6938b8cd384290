#include "core/dialogue/options.hpp"

#include <algorithm>

namespace lotsen::talk {
namespace {

json::object effect_of_offered(
    const option& offered, const draft& said, const running_form* asking, std::string_view slot
) {
    if (!offered.intent.empty()) return intent_effect(offered.intent, said.plugin, offered.payload);
    if (asking != nullptr && offered.payload.size() == 1 && offered.payload.contains("value")) {
        auto does = effect_of(effect::slot, *asking);
        does["slot"] = slot;
        does["value"] = offered.payload.at("value");
        does["label"] = part_of(said.plugin, offered.label);
        return does;
    }
    auto does = effect_of(effect::plugin);
    does["plugin"] = said.plugin;
    does["intent"] = said.intent;
    does["payload"] = offered.payload;
    return does;
}

void note_current(exchange& now, std::string_view id) {
    forget_older_options(now);
    auto& current = now.state.current;
    if (std::ranges::find(current, id) == current.end()) current.emplace_back(id);
}

/// Equal but for the sentence an intent would act on: that is the newest, see `heard`.
bool same_effect(const json::object& left, const json::object& right) {
    if (left.size() != right.size()) return false;
    return std::ranges::all_of(left, [&](const auto& member) {
        const auto* other = right.if_contains(member.key());
        return other != nullptr && (member.key() == "heard" || *other == member.value());
    });
}

/// The same thing offered again keeps its id: a menu shown ten times is one set of options.
std::string remember(exchange& now, part label, json::object does, std::string_view answers) {
    auto& options = now.state.options;
    const auto found = std::ranges::find_if(options, [&](const auto& each) {
        return each->answers == answers && each->label == label && same_effect(each->does, does);
    });
    std::string id;
    if (found == options.end()) {
        id = "o" + std::to_string(++now.state.options_made);
        options.push_back(make_remembered(id, std::move(label), std::move(does), answers));
        if (options.size() > open_options) options.erase(options.begin());
    } else {
        id = (*found)->id;
        auto same = std::move(*found);
        options.erase(found);
        if (does.contains("heard"))
            same = make_remembered(id, std::move(label), std::move(does), answers);
        options.push_back(std::move(same));
    }
    note_current(now, id);
    return id;
}

void put_under(exchange& now, draft& said, const std::string& id) {
    said.options.emplace_back(id);
    note_current(now, id);
}

std::size_t slot_index(const exchange& now, const running_form& in, const slot& of) {
    const auto* declared = now.declaration(in);
    return declared == nullptr ? 0 : static_cast<std::size_t>(&of - declared->slots.data());
}

std::string slot_id(
    char kind, const running_form& in, std::size_t slot, std::optional<std::size_t> choice
) {
    auto id = kind + std::to_string(in.instance) + "." + std::to_string(slot);
    return choice ? id + "." + std::to_string(*choice) : id;
}

}  // namespace

json::object effect_of(std::string_view name) {
    json::object made;
    made["do"] = name;
    return made;
}

json::object intent_effect(
    std::string_view intent, std::string_view own, const json::object& slots
) {
    auto does = effect_of(effect::intent);
    const auto dot = intent.find('.');
    does["plugin"] = dot == intent.npos ? own : intent.substr(0, dot);
    does["intent"] = dot == intent.npos ? intent : intent.substr(dot + 1);
    if (!slots.empty()) does["slots"] = slots;
    return does;
}

json::object effect_of(std::string_view name, const running_form& on) {
    auto made = effect_of(name);
    made["form"] = on.instance;
    return made;
}

void forget_older_options(exchange& now) {
    auto& state = now.state;
    if (state.batch == state.turn) return;
    state.current.clear();
    state.batch = state.turn;
}

void offer(exchange& now, draft& said, part label, json::object does, std::string_view answers) {
    said.options.emplace_back(remember(now, std::move(label), std::move(does), answers));
}

void offer_person(exchange& now, draft& said, message_id reason, std::string_view answers) {
    auto does = effect_of(effect::person);
    does["reason"] = reason.name;
    offer(now, said, core_part(msg::option_person), std::move(does), answers);
}

void offer_tiles(exchange& now, draft& said) {
    for (const auto place : now.known.shown_tiles())
        put_under(now, said, "t" + std::to_string(place + 1));
}

void offer_choices(exchange& now, draft& said, const running_form& in, const slot& of) {
    const std::size_t count = of.type == slot_type::yes_no ? 2 : of.choices.size();
    for (std::size_t i = 0; i < count; ++i)
        put_under(now, said, slot_id('s', in, slot_index(now, in, of), i));
}

void offer_skip(exchange& now, draft& said, const running_form& in, const slot& of) {
    if (!of.required) put_under(now, said, slot_id('k', in, slot_index(now, in, of), {}));
}

void offer_all(
    exchange& now,
    draft& said,
    const std::vector<option>& offered,
    const running_form* asking,
    std::string_view slot
) {
    for (const auto& each : offered)
        offer(
            now, said, part_of(said.plugin, each.label), effect_of_offered(each, said, asking, slot)
        );
}

json::array card_options(exchange& now, const draft& said, const std::vector<option>& offered) {
    json::array ids;
    for (const auto& each : offered)
        ids.emplace_back(remember(
            now, part_of(said.plugin, each.label), effect_of_offered(each, said, nullptr, {}), {}
        ));
    return ids;
}

}  // namespace lotsen::talk

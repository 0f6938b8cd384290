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
        does["label"] = json_of(part_of(said.plugin, offered.label));
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

/// The same thing offered again keeps its id: a menu shown ten times is one set of options. Where
/// it would act on a sentence, that is the newest.
std::string remember(
    exchange& now, const part& shown, json::object does, std::string_view answers
) {
    auto& options = now.state.options;
    const auto heard = integer_at(does, heard_turn).value_or(0);
    if (heard != 0) does.erase(heard_turn);
    const auto text = json::serialize(does);
    const auto label = to_text(shown);
    const auto found = std::ranges::find_if(options, [&](const auto& each) {
        return each->does == text && each->answers == answers && each->label == label;
    });
    std::shared_ptr<const remembered_option> offered;
    if (found != options.end() && (*found)->heard == heard) {
        offered = std::move(*found);
    } else {
        auto id =
            found == options.end() ? "o" + std::to_string(++now.state.options_made) : (*found)->id;
        offered =
            std::make_shared<const remembered_option>(std::move(id), label, text, heard, answers);
    }
    if (found != options.end()) options.erase(found);
    options.push_back(std::move(offered));
    if (options.size() > open_options) options.erase(options.begin());
    const auto& id = options.back()->id;
    note_current(now, id);
    return id;
}

void put_under(exchange& now, draft& said, const std::string& id) {
    said.options.emplace_back(id);
    note_current(now, id);
}

std::string tile_id(const tile& of) {
    std::string id = "t";
    return id.append(of.plugin).append(".").append(of.intent);
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
    constexpr std::size_t members = 4;  // most have no more
    json::object made;
    made.reserve(members);
    made.emplace("do", name);
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

void offer(
    exchange& now, draft& said, const part& label, json::object does, std::string_view answers
) {
    said.options.emplace_back(remember(now, label, std::move(does), answers));
}

void offer_person(exchange& now, draft& said, message_id reason, std::string_view answers) {
    auto does = effect_of(effect::person);
    does["reason"] = reason.name;
    offer(now, said, core_part(msg::option_person), std::move(does), answers);
}

void offer_tiles(exchange& now, draft& said) {
    for (const auto place : now.known.shown_tiles())
        put_under(now, said, tile_id(now.known.tiles()[place]));
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

void offer_again(exchange& now, draft& said, const std::vector<std::string>& options) {
    for (const auto& id : options)
        put_under(now, said, id);
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

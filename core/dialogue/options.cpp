#include "core/dialogue/options.hpp"

#include <algorithm>
#include <charconv>

#include "core/text/normalise.hpp"

namespace lotsen::talk {
namespace {

constexpr std::size_t longest_label = 120;  // bytes; longer words are no answer to a choice
constexpr std::size_t shortest_piece = 3;   // bytes of a label that name it alone

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

std::vector<const json::object*> current_options(const dialogue_state& state) {
    std::vector<const json::object*> current;
    for (const auto& each : state.options)
        if (integer_at(each.get_object(), "t") == state.batch)
            current.push_back(&each.get_object());
    return current;
}

std::optional<std::size_t> as_number(std::string_view folded) {
    while (!folded.empty() && (folded.back() == '.' || folded.back() == ')'))
        folded.remove_suffix(1);
    std::size_t number = 0;
    const auto [end, problem] =
        std::from_chars(folded.data(), folded.data() + folded.size(), number);
    if (problem != std::errc() || end != folded.data() + folded.size()) return std::nullopt;
    return number;
}

/// The words are one option's label, or a piece of one label and of no other.
const json::object* by_label(
    const exchange& now,
    const std::vector<const json::object*>& current,
    const std::string& folded,
    nearness how
) {
    const json::object* within = nullptr;
    bool several = false;
    for (const auto* each : current) {
        const auto label =
            fold(render(now.known.texts(), object_at(*each, "label"), now.state.locale));
        if (label == folded) return each;
        if (how == nearness::whole || folded.size() < shortest_piece ||
            label.find(folded) == label.npos)
            continue;
        several = several || within != nullptr;
        within = each;
    }
    return several ? nullptr : within;
}

const json::object* by_answer(
    const exchange& now, const std::vector<const json::object*>& current, dialogue_act act
) {
    const auto does = [](const json::object& each) { return text_at(object_at(each, "do"), "do"); };
    const auto wanted = act == dialogue_act::yes ? "yes" : act == dialogue_act::no ? "no" : "";
    for (const auto* each : current) {
        if (act == dialogue_act::continue_ && does(*each) == effect::resume) return each;
        if (*wanted != 0 && text_at(*each, "as") == wanted) return each;
    }
    // "Yes" to a single thing offered last is that thing; a way back to another language is no
    // offer.
    const auto& last = now.state.last;
    const bool offered = !last.empty() && last.back().get_object().contains("options");
    if (current.size() != 1 || act != dialogue_act::yes || !offered) return nullptr;
    return does(*current.front()) == effect::locale ? nullptr : current.front();
}

/// The same thing offered again keeps its id: a menu shown ten times is one set of options.
std::optional<json::object> take_same(
    json::array& options, const part& label, const json::object& does, std::string_view answers
) {
    const auto found = std::ranges::find_if(options, [&](const json::value& each) {
        const auto& one = each.get_object();
        const auto& other = object_at(one, "label");
        return text_at(other, "id") == text_at(label, "id") && text_at(one, "as") == answers &&
               object_at(one, "do") == does && other == label;
    });
    if (found == options.end()) return std::nullopt;
    json::object taken = std::move(found->get_object());
    options.erase(found);
    return taken;
}

}  // namespace

json::object effect_of(std::string_view name) {
    json::object made;
    made["do"] = name;
    return made;
}

json::object effect_of(std::string_view name, const running_form& on) {
    auto made = effect_of(name);
    made["form"] = on.instance;
    return made;
}

std::string open_option(exchange& now, part label, json::object does, std::string_view answers) {
    auto& state = now.state;
    state.batch = state.turn;
    if (auto open = take_same(state.options, label, does, answers)) {
        open->at("t") = state.turn;
        std::string id(text_at(*open, "id"));
        state.options.push_back(std::move(*open));
        return id;
    }
    const auto id = "o" + std::to_string(++state.options_made);
    json::object made;
    made["id"] = id;
    made["t"] = state.turn;
    made["label"] = std::move(label);
    made["do"] = std::move(does);
    if (!answers.empty()) made["as"] = answers;
    state.options.push_back(std::move(made));
    if (state.options.size() > open_options) state.options.erase(state.options.begin());
    return id;
}

void offer(exchange& now, draft& said, part label, json::object does, std::string_view answers) {
    said.options.emplace_back(open_option(now, std::move(label), std::move(does), answers));
}

void offer_person(exchange& now, draft& said, message_id reason, std::string_view answers) {
    auto does = effect_of(effect::person);
    does["reason"] = reason.name;
    offer(now, said, core_part(msg::option_person), std::move(does), answers);
}

void offer_tiles(exchange& now, draft& said) {
    for (const auto& plugin : now.known.all())
        for (const auto& intent : plugin.intents)
            if (intent.tile)
                offer(
                    now,
                    said,
                    part_of(plugin.id, intent.label),
                    intent_effect(intent.name, plugin.id, {})
                );
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
        ids.emplace_back(open_option(
            now, part_of(said.plugin, each.label), effect_of_offered(each, said, nullptr, {})
        ));
    return ids;
}

const json::object* find_option(const dialogue_state& state, std::string_view id) {
    for (const auto& each : state.options)
        if (each.is_object() && text_at(each.get_object(), "id") == id) return &each.get_object();
    return nullptr;
}

const json::object* typed_option(const exchange& now, const words_said& words, nearness how) {
    const auto current = current_options(now.state);
    if (current.empty()) return nullptr;
    const auto folded = fold(std::string_view(words.what.text).substr(words.from));
    if (folded.empty() || folded.size() > longest_label) return nullptr;
    if (const auto number = as_number(folded); number && how == nearness::loose)
        return *number >= 1 && *number <= current.size() ? current[*number - 1] : nullptr;
    if (const auto* found = by_label(now, current, folded, how)) return found;
    if (how == nearness::whole) return nullptr;
    return by_answer(now, current, words.what.act);
}

}  // namespace lotsen::talk

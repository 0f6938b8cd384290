// Options that follow from a declaration: their ids say it all, and nothing is remembered.
#include <algorithm>
#include <charconv>

#include "core/dialogue/options.hpp"

namespace lotsen::talk {
namespace {

/// The numbers of an id after its letter: "s3.0.12" -> 3, 0, 12. Empty where it is written
/// otherwise.
std::vector<std::size_t> numbers_of(std::string_view id) {
    std::vector<std::size_t> numbers;
    const auto* at = id.data() + 1;
    const auto* const end = id.data() + id.size();
    while (at < end) {
        std::size_t number = 0;
        const auto [next, problem] = std::from_chars(at, end, number);
        if (problem != std::errc() || (next != end && *next != '.')) return {};
        numbers.push_back(number);
        at = next == end ? end : next + 1;
    }
    return numbers;
}

/// By name: what is declared beside it may change.
std::optional<std::size_t> tile_index(const knowledge& known, std::string_view id) {
    const auto named = id.substr(1);
    const auto dot = named.find('.');
    if (dot == named.npos) return std::nullopt;
    const auto& all = known.tiles();
    const auto found = std::ranges::find_if(all, [&](const tile& each) {
        return each.plugin == named.substr(0, dot) && each.intent == named.substr(dot + 1);
    });
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

std::optional<open_option> tile_option(const knowledge& known, std::string_view id) {
    const auto index = tile_index(known, id);
    if (!index) return std::nullopt;
    const auto& of = known.tiles()[*index];
    return open_option{part_of(of.plugin, of.label), intent_effect(of.intent, of.plugin, {}), {}};
}

json::object slot_effect(std::string_view name, std::size_t form, const slot& of) {
    auto does = effect_of(name);
    does["form"] = form;
    does["slot"] = of.name;
    return does;
}

/// None where the form has ended: what is refused then has nothing to be put in.
std::optional<open_option> slot_option(
    const knowledge& known,
    const dialogue_state& state,
    char kind,
    const std::vector<std::size_t>& numbers
) {
    const auto instance = static_cast<std::int64_t>(numbers[0]);
    const auto in = std::ranges::find(state.forms, instance, &running_form::instance);
    if (in == state.forms.end()) return std::nullopt;
    const auto* declared = known.find_form(in->plugin, in->name);
    if (declared == nullptr || numbers[1] >= declared->slots.size()) return std::nullopt;
    const auto& of = declared->slots[numbers[1]];
    if (kind == 'k')
        return open_option{
            core_part(msg::option_skip), slot_effect(effect::skip, numbers[0], of), {}};
    auto does = slot_effect(effect::slot, numbers[0], of);
    if (of.type == slot_type::yes_no && numbers[2] < 2) {
        const bool yes = numbers[2] == 0;
        does["value"] = yes;
        return open_option{
            core_part(yes ? msg::option_yes : msg::option_no), std::move(does), yes ? "yes" : "no"};
    }
    if (numbers[2] >= of.choices.size()) return std::nullopt;
    const auto& meant = of.choices[numbers[2]];
    does["value"] = meant.value;
    return open_option{part_of(in->plugin, meant.label), std::move(does), {}};
}

const remembered_option* find_remembered(const dialogue_state& state, std::string_view id) {
    const auto found = std::ranges::find(state.options, id, [](const auto& each) {
        return std::string_view(each->id);
    });
    return found == state.options.end() ? nullptr : found->get();
}

part label_of(const remembered_option& one) {
    const auto label = parse_json(one.label, "label");
    return label.has_value() && label->is_object() ? part_from(label->get_object()) : part();
}

std::optional<open_option> remembered(const dialogue_state& state, std::string_view id) {
    const auto* one = find_remembered(state, id);
    if (one == nullptr) return std::nullopt;
    auto does = parse_json(one->does, "option");
    if (does.has_error() || !does->is_object()) return std::nullopt;
    open_option open{label_of(*one), std::move(does->get_object()), one->answers};
    if (one->heard != 0) open.does[heard_turn] = one->heard;
    return open;
}

}  // namespace

std::optional<open_option> find_option(
    const knowledge& known, const dialogue_state& state, std::string_view id
) {
    const char kind = id.empty() ? '\0' : id.front();
    if (kind == 'o') return remembered(state, id);
    if (kind == 't') return tile_option(known, id);
    if (kind != 's' && kind != 'k') return std::nullopt;
    const auto numbers = numbers_of(id);
    const std::size_t count = kind == 's' ? 3 : 2;
    return numbers.size() == count ? slot_option(known, state, kind, numbers) : std::nullopt;
}

std::string option_label(
    const knowledge& known,
    const dialogue_state& state,
    std::string_view id,
    std::string_view locale
) {
    if (id.starts_with('t')) {
        const auto index = tile_index(known, id);
        return index ? known.tile_label(*index, locale) : std::string();
    }
    if (const auto* kept = find_remembered(state, id))
        return render(known.texts(), label_of(*kept), locale);
    const auto open = find_option(known, state, id);
    return open ? render(known.texts(), open->label, locale) : std::string();
}

}  // namespace lotsen::talk

#include "core/dialogue/changed_forms.hpp"

#include <algorithm>
#include <array>
#include <boost/container_hash/hash.hpp>
#include <charconv>
#include <set>
#include <string_view>

#include "core/text/message_ids.hpp"

namespace lotsen::talk {
namespace {

std::string print_of(const slot& of) {
    std::size_t seed = 0;
    const auto add = [&](const auto& part) { boost::hash_combine(seed, part); };
    add(of.name);
    add(static_cast<int>(of.type));
    add(of.asked);
    add(of.dynamic);
    add(of.validated);
    add(of.least);
    add(of.most);
    add(of.required_if_slot);
    for (const auto& value : of.required_if_values)
        add(value);
    for (const auto& each : of.choices)
        add(each.value);
    constexpr int hexadecimal = 16;
    std::array<char, slot_print_characters> digits{};
    digits.fill('0');
    std::array<char, 2 * sizeof seed> written{};
    const auto end =
        std::to_chars(written.data(), written.data() + written.size(), seed, hexadecimal).ptr;
    const auto count = std::min<std::ptrdiff_t>(end - written.data(), digits.size());
    std::copy_n(end - count, count, digits.end() - count);
    return {digits.begin(), digits.end()};
}

/// Names of the slots that are declared as they were.
std::set<std::string, std::less<>> kept_slots(const running_form& in, const form& declared) {
    std::set<std::string_view> before;
    const std::string_view all = in.declared;
    for (std::size_t at = 0; at < all.size(); at += slot_print_characters)
        before.insert(all.substr(at, slot_print_characters));
    std::set<std::string, std::less<>> kept;
    for (const auto& each : declared.slots)
        if (before.contains(print_of(each))) kept.insert(each.name);
    return kept;
}

void keep_only(json::object& values, const std::set<std::string, std::less<>>& kept) {
    json::object left;
    for (const auto& [name, value] : values)
        if (kept.contains(std::string_view(name))) left[name] = value;
    values = std::move(left);
}

void fit(exchange& now, running_form& in, const form& declared) {
    const auto kept = kept_slots(in, declared);
    const auto is_gone = [&](const std::string& name) { return !kept.contains(name); };
    keep_only(in.slots, kept);
    keep_only(in.pending, kept);
    keep_only(in.labels, kept);
    std::erase_if(in.skipped, is_gone);
    std::erase_if(in.order, is_gone);
    if (is_gone(in.asked)) in.asked.clear();
    if (is_gone(in.demanded)) in.demanded.clear();
    in.custom.clear();
    in.attempts = 0;
    in.mode = form_mode::filling;
    in.key.clear();
    const auto before = in.instance;
    in.instance = ++now.state.forms_made;
    if (integer_at(now.state.call, "form") == before) now.state.call["form"] = in.instance;
}

}  // namespace

std::string print_of(const form& declared) {
    std::string all;
    all.reserve(declared.slots.size() * slot_print_characters);
    for (const auto& each : declared.slots)
        all += print_of(each);
    return all;
}

void follow_declarations(exchange& now) {
    auto& forms = now.state.forms;
    if (forms.empty()) return;
    const auto front = forms.back().instance;
    const auto ended = std::erase_if(forms, [&](const running_form& each) {
        return now.declaration(each) == nullptr;
    });
    if (ended > 0) now.say(core_draft("form", core_part(msg::form_gone)));
    if (!forms.empty() && forms.back().instance != front) now.state.parked = true;
    if (forms.empty()) now.state.parked = false;
    for (auto& each : forms) {
        const auto& print = now.known.print_of(each.plugin, each.name);
        if (each.declared == print) continue;
        // A state from before prints were kept tells nothing of what has changed.
        if (!each.declared.empty() && each.mode != form_mode::unsure)
            fit(now, each, *now.declaration(each));
        each.declared = print;
    }
}

}  // namespace lotsen::talk

#include "core/dialogue/forms.hpp"

#include <algorithm>
#include <utility>

#include "core/dialogue/options.hpp"

namespace lotsen::talk {
namespace {

constexpr std::string_view kiosk = "kiosk";  // the channel

bool contains(const std::vector<std::string>& list, std::string_view name) {
    return std::ranges::find(list, name) != list.end();
}

void make_room(exchange& now) {
    auto& forms = now.state.forms;
    if (forms.size() < open_forms) return;
    const auto* oldest = now.declaration(forms.front());
    json::object args;
    if (oldest != nullptr) args["title"] = json_of(part_of(forms.front().plugin, oldest->title));
    now.say(core_draft("form", core_part(msg::form_dropped_oldest, std::move(args))));
    forms.erase(forms.begin());
}

/// A value for a slot answers its condition too, where only one answer leads there: who writes a
/// telephone number wants to be telephoned.
void answer_condition(running_form& in, const form& declared, const slot& of) {
    if (of.required_if_slot.empty() || of.required_if_values.size() != 1) return;
    const auto* condition = declared.find(of.required_if_slot);
    if (condition == nullptr || condition->type != slot_type::choice || condition->validated)
        return;
    if (in.slots.contains(condition->name)) return;
    in.slots[condition->name] = of.required_if_values.front();
    in.order.push_back(condition->name);
}

/// A plugin's choices are for what was known when it gave them: another day has other times.
void drop_choices_made_for(running_form& in, const form& declared, const slot& changed) {
    bool behind = false;
    for (const auto& each : declared.slots) {
        // Whoever answers its question may say what it is for in the same words.
        const bool asked = each.name == in.asked;
        if (behind && each.dynamic && !asked && in.slots.contains(each.name)) {
            in.slots.erase(each.name);
            in.labels.erase(each.name);
            std::erase(in.order, each.name);
        }
        behind = behind || each.name == changed.name;
    }
}

bool tells_a_story(const exchange& now, const words_said& words, bool with_particulars) {
    const auto count = count_words(words);
    return count >= now.limits().story_words_alone ||
           (with_particulars && count >= now.limits().story_words);
}

}  // namespace

running_form* begin_form(
    exchange& now,
    std::string_view plugin,
    std::string_view name,
    std::string_view intent,
    const json::object& slots
) {
    const auto* declared = now.known.find_form(plugin, name);
    if (declared == nullptr) return nullptr;
    make_room(now);
    running_form made;
    made.plugin = plugin;
    made.name = name;
    made.intent = intent;
    made.instance = ++now.state.forms_made;
    made.declared = now.known.print_of(plugin, name);
    now.state.forms.push_back(std::move(made));
    now.state.parked = false;
    auto& in = now.state.forms.back();
    for (const auto& each : declared->slots) {
        if (const auto* value = slots.if_contains(each.name)) put(now, in, each, *value);
        if (each.type == slot_type::photo && !now.state.photo.empty() &&
            !in.slots.contains(each.name))
            put(now, in, each, json::value(std::exchange(now.state.photo, {})));
    }
    return &in;
}

json::object prefilled(
    exchange& now, const words_said& words, std::string_view plugin, std::string_view form_name
) {
    json::object known;
    const auto* declared = now.known.find_form(plugin, form_name);
    if (declared == nullptr) return known;
    running_form in;
    in.plugin = plugin;
    in.name = form_name;
    particulars left(words);
    for (const auto& each : declared->slots)
        if (auto value = mentioned_value(words, in, each, left))
            known[each.name] = std::move(*value);
    const auto* story = story_slot(*declared);
    if (story != nullptr && !known.contains(story->name) &&
        tells_a_story(now, words, !known.empty())) {
        auto read = answered_value(now, words, in, *story, left);
        if (read.value) known[story->name] = std::move(*read.value);
    }
    if (!words.photo.empty()) now.state.photo = words.photo;
    return known;
}

void put(exchange& now, running_form& in, const slot& of, json::value value) {
    const auto* before = in.slots.if_contains(of.name);
    const bool news = before == nullptr || *before != value;
    if (of.validated) {
        in.pending[of.name] = std::move(value);
    } else {
        in.slots[of.name] = std::move(value);
        in.pending.erase(of.name);
    }
    std::erase(in.skipped, of.name);
    if (!contains(in.order, of.name)) in.order.push_back(of.name);
    if (in.demanded == of.name) in.demanded.clear();
    if (in.asked == of.name) in.attempts = 0;
    const auto* declared = now.declaration(in);
    if (declared == nullptr) return;
    answer_condition(in, *declared, of);
    if (news) drop_choices_made_for(in, *declared, of);
}

filling fill(exchange& now, running_form& in, const words_said& words) {
    filling done;
    const auto* declared = now.declaration(in);
    if (declared == nullptr) return done;
    particulars left(words);
    const auto take = [&](const slot& of, json::value value) {
        put(now, in, of, std::move(value));
        done.slots.push_back(of.name);
    };
    if (const auto* asked = declared->find(in.asked)) {
        auto read = answered_value(now, words, in, *asked, left);
        if (read.value) take(*asked, std::move(*read.value));
        done.asked = read.value.has_value();
        done.problem = std::move(read.problem);
    }
    for (const auto& each : declared->slots) {
        if (each.name == in.asked || in.slots.contains(each.name) || in.pending.contains(each.name))
            continue;
        if (auto value = mentioned_value(words, in, each, left)) take(each, std::move(*value));
    }
    return done;
}

void say_noted(
    exchange& now, const running_form& in, const std::vector<std::string>& slots, message_id opening
) {
    const auto* declared = now.declaration(in);
    if (declared == nullptr) return;
    auto said = core_draft("form", core_part(opening));
    said.plugin = in.plugin;
    said.intent = in.intent;
    for (const auto& name : slots) {
        const auto* of = declared->find(name);
        const auto* value = in.slots.if_contains(name);
        if (of != nullptr && value != nullptr)
            said.lines.push_back(slot_line(now.known, in, *of, *value));
    }
    if (said.lines.size() > 1) now.say(std::move(said));
}

const slot* story_slot(const form& declared) {
    const auto found = std::ranges::find_if(declared.slots, [](const slot& each) {
        return each.type == slot_type::text && each.personal == personal_data::free_text;
    });
    return found == declared.slots.end() ? nullptr : &*found;
}

bool is_put(const exchange& now, const running_form& in, const slot& of) {
    if (!of.asked || !applies(in, of)) return false;
    return of.type != slot_type::photo || of.required || now.context.channel != kiosk;
}

const slot* next_slot(const exchange& now, const running_form& in, const form& declared) {
    if (const auto* demanded = declared.find(in.demanded)) return demanded;
    const auto found = std::ranges::find_if(declared.slots, [&](const slot& each) {
        return is_put(now, in, each) && !in.slots.contains(each.name) &&
               !contains(in.skipped, each.name);
    });
    return found == declared.slots.end() ? nullptr : &*found;
}

void advance(exchange& now) {
    auto* in = now.state.active();
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    if (declared == nullptr) return;
    if (!in->pending.empty()) {
        const auto& first = *in->pending.begin();
        validation asked{
            in->name,
            std::string(first.key()),
            first.value(),
            filled_slots(*in, *declared),
            now.state.locale,
            now.context.now,
            now.context.conversation};
        json::object pending{{"kind", "validate"}, {"form", in->instance}, {"slot", asked.slot}};
        return call_plugin(now, {in->plugin, std::move(asked)}, std::move(pending));
    }
    if (const auto* next = next_slot(now, *in, *declared)) {
        in->mode = form_mode::filling;
        return ask_slot(now, *in, *next);
    }
    in->asked.clear();
    if (in->mode == form_mode::unsure) return ask_again(now);
    if (declared->confirm.empty()) return submit(now, *in);
    show_summary(now, *in);
}

void end_form(exchange& now, std::int64_t instance) {
    auto& forms = now.state.forms;
    const bool front = !forms.empty() && forms.back().instance == instance;
    std::erase_if(forms, [&](const running_form& each) { return each.instance == instance; });
    if (front) now.state.parked = !forms.empty();
}

running_form* bring_to_front(exchange& now, std::int64_t instance) {
    auto& forms = now.state.forms;
    const auto found = std::ranges::find(forms, instance, &running_form::instance);
    if (found == forms.end()) return nullptr;
    std::rotate(found, found + 1, forms.end());
    now.state.parked = false;
    return &forms.back();
}

void cancel_form(exchange& now, std::int64_t instance) {
    const auto* in = now.state.find(instance);
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    if (declared == nullptr) return;
    json::object args;
    args["title"] = json_of(part_of(in->plugin, declared->title));
    const bool unsure = in->mode == form_mode::unsure;
    if (unsure) args["phone"] = now.known.options().phone;
    now.say(draft_of(
        in->plugin,
        in->intent,
        core_part(unsure ? msg::form_cancelled_unsure : msg::form_cancelled, std::move(args))
    ));
    end_form(now, instance);
}

bool offer_to_resume(exchange& now) {
    const auto* in = now.state.front();
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    if (declared == nullptr) return false;
    now.state.parked = true;
    json::object args;
    args["title"] = json_of(part_of(in->plugin, declared->title));
    auto said = draft_of(in->plugin, in->intent, core_part(msg::form_resume, std::move(args)));
    offer(now, said, core_part(msg::option_resume), effect_of(effect::resume, *in), "yes");
    offer(now, said, core_part(msg::option_drop), effect_of(effect::drop, *in), "no");
    now.say(std::move(said));
    return true;
}

}  // namespace lotsen::talk

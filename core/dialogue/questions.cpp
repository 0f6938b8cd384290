// The questions a form asks: for a slot, whether all is right, what to change.
#include <algorithm>

#include "core/dialogue/forms.hpp"
#include "core/dialogue/options.hpp"

namespace lotsen::talk {
namespace {

draft question(const running_form& in, part line) {
    return draft_of(in.plugin, in.intent, std::move(line));
}

json::object expected(const slot& of) {
    json::object made;
    made["slot"] = to_string(of.type);
    made["optional"] = !of.required;
    return made;
}

void note_asked(exchange& now, running_form& in, const slot& of) {
    if (in.asked != of.name) in.attempts = 0;
    in.asked = of.name;
    if (text_at(in.custom, "slot") != of.name) in.custom.clear();
    forget_older_options(now);
}

/// After repeated failures the ways out stand beside the question.
void offer_way_out(exchange& now, draft& said, const running_form& in) {
    if (in.attempts < now.limits().failures) return;
    offer_person(now, said, msg::handover_reason_stuck);
    offer(now, said, core_part(msg::option_cancel), effect_of(effect::drop, in));
}

void ask_plugin_for_choices(exchange& now, running_form& in, const form& declared, const slot& of) {
    turn asked;
    asked.kind = turn_kind::slot;
    asked.conversation = now.context.conversation;
    asked.locale = now.state.locale;
    asked.channel = now.context.channel;
    asked.intent = in.intent;
    asked.form = in.name;
    asked.slot = of.name;
    asked.slots = filled_slots(in, declared);
    asked.state = object_at(now.state.plugins, in.plugin);
    asked.now = now.context.now;
    json::object pending{{"kind", "slot"}, {"form", in.instance}, {"slot", of.name}};
    pending["intent"] = in.intent;
    call_plugin(now, {in.plugin, std::move(asked)}, std::move(pending));
}

void pose(exchange& now, running_form& in, const slot& of, draft said) {
    said.expects = expected(of);
    offer_skip(now, said, in, of);
    offer_way_out(now, said, in);
    now.say(std::move(said));
}

json::array stored_options(const std::vector<option>& offered) {
    json::array stored;
    for (const auto& each : offered) {
        json::object one{{"label", to_json(each.label)}, {"payload", each.payload}};
        one["intent"] = each.intent;
        stored.push_back(std::move(one));
    }
    return stored;
}

std::vector<option> options_from(const json::array& stored) {
    std::vector<option> read;
    for (const auto& each : stored) {
        const auto& one = each.get_object();
        read.push_back(
            {message_from(object_at(one, "label")),
             object_at(one, "payload"),
             std::string(text_at(one, "intent"))}
        );
    }
    return read;
}

void pose_custom(exchange& now, running_form& in, const slot& of) {
    auto said = question(in, part_of(in.plugin, message_from(object_at(in.custom, "what"))));
    offer_all(now, said, options_from(array_at(in.custom, "options")), &in, of.name);
    pose(now, in, of, std::move(said));
}

}  // namespace

void ask_slot(exchange& now, running_form& in, const slot& of) {
    note_asked(now, in, of);
    if (of.dynamic) {
        if (const auto* declared = now.declaration(in))
            ask_plugin_for_choices(now, in, *declared, of);
        return;
    }
    auto said = question(in, part_of(in.plugin, of.question));
    offer_choices(now, said, in, of);
    pose(now, in, of, std::move(said));
}

void ask_custom(exchange& now, running_form& in, const slot& of, const ask& asked) {
    note_asked(now, in, of);
    in.mode = form_mode::filling;
    in.custom = {{"slot", of.name}, {"what", to_json(asked.what)}};
    in.custom["options"] = stored_options(asked.options);
    pose_custom(now, in, of);
}

void ask_among(
    exchange& now, running_form& in, const slot& of, const std::vector<std::string>& options
) {
    auto said = question(in, core_part(msg::unclear_which));
    offer_again(now, said, options);
    pose(now, in, of, std::move(said));
}

void ask_again(exchange& now) {
    auto* in = now.state.active();
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    if (declared == nullptr) return;
    if (in->mode == form_mode::confirming) return show_summary(now, *in);
    if (in->mode == form_mode::changing) return ask_what_to_change(now, *in);
    if (in->mode == form_mode::unsure) {
        auto said = question(*in, core_part(msg::form_unsure_first));
        offer(now, said, core_part(msg::option_retry), effect_of(effect::submit, *in), "yes");
        offer_person(now, said, msg::handover_reason_failure);
        offer(now, said, core_part(msg::option_cancel), effect_of(effect::drop, *in), "no");
        return now.say(std::move(said));
    }
    const auto* asked = declared->find(in->asked);
    if (asked == nullptr || !in->pending.empty()) return advance(now);
    if (text_at(in->custom, "slot") != asked->name) return ask_slot(now, *in, *asked);
    note_asked(now, *in, *asked);
    pose_custom(now, *in, *asked);
}

void show_summary(exchange& now, running_form& in) {
    const auto* declared = now.declaration(in);
    if (declared == nullptr) return;
    in.mode = form_mode::confirming;
    in.asked.clear();
    json::object args;
    args["title"] = json_of(part_of(in.plugin, declared->title));
    auto said = question(in, core_part(msg::form_summary, std::move(args)));
    for (const auto& each : declared->slots)
        if (const auto* value = in.slots.if_contains(each.name);
            value != nullptr && applies(in, each))
            said.lines.push_back(slot_line(now.known, in, each, *value));
    said.lines.push_back(part_of(in.plugin, declared->confirm));
    // An older "send" is not for what stands here: it is told apart by its turn.
    auto send = effect_of(effect::submit, in);
    send["t"] = now.state.turn;
    offer(now, said, core_part(msg::option_send), std::move(send), "yes");
    offer(now, said, core_part(msg::option_change), effect_of(effect::change, in), "no");
    offer(now, said, core_part(msg::option_cancel), effect_of(effect::drop, in));
    now.say(std::move(said));
}

void ask_what_to_change(exchange& now, running_form& in) {
    const auto* declared = now.declaration(in);
    if (declared == nullptr) return;
    in.mode = form_mode::changing;
    auto said = question(in, core_part(msg::form_which_change));
    for (const auto& each : declared->slots) {
        if (!is_put(now, in, each)) continue;
        auto does = effect_of(effect::change, in);
        does["slot"] = each.name;
        offer(now, said, slot_label(now.known, in, each), std::move(does));
    }
    offer(now, said, core_part(msg::option_cancel), effect_of(effect::drop, in));
    now.say(std::move(said));
}

}  // namespace lotsen::talk

// A confirmed form on its way: submitted under one key, told only what is known of it.
#include <algorithm>

#include "core/dialogue/actions.hpp"
#include "core/dialogue/forms.hpp"
#include "core/dialogue/handover.hpp"
#include "core/dialogue/options.hpp"

namespace lotsen::talk {
namespace {

/// One key for one confirmed content: trying again is then safe, whatever became of the first try.
std::string make_key(const exchange& now, const running_form& in) {
    return now.context.conversation + ":" + std::to_string(in.instance) + ":" +
           std::to_string(now.context.seq);
}

running_form* submitted_form(exchange& now) {
    return now.state.find(integer_at(now.state.call, "form").value_or(0));
}

void refused(exchange& now, running_form& in, const slot& of, const message& why) {
    in.slots.erase(of.name);
    in.labels.erase(of.name);
    in.key.clear();
    in.mode = form_mode::filling;
    in.demanded = of.name;
    if (!why.empty()) now.say(draft_of(in.plugin, in.intent, part_of(in.plugin, why)));
    advance(now);
}

bool says_something(const actions& all) {
    return std::ranges::any_of(all, [](const action& each) {
        return std::holds_alternative<say>(each) || std::holds_alternative<hand_over>(each);
    });
}

bool opens_case(const actions& all) {
    return std::ranges::any_of(all, [](const action& each) {
        return std::holds_alternative<open_case>(each);
    });
}

void tell_sent(
    exchange& now, const receipt& got, const std::string& plugin, const std::string& intent
) {
    if (!got.reference.empty() && !opens_case(got.actions))
        now.out.cases.push_back({got.reference, "received"});
    if (says_something(got.actions)) return;
    auto line = core_part(msg::form_sent);
    if (!got.reference.empty())
        line = core_part(msg::form_sent_reference, {{"reference", got.reference}});
    now.say(draft_of(plugin, intent, std::move(line)));
}

}  // namespace

void submit(exchange& now, running_form& in) {
    const auto* declared = now.declaration(in);
    if (declared == nullptr) return;
    if (in.plugin == "core") return leave_message(now, in.instance);
    if (in.key.empty()) in.key = make_key(now, in);
    submission sent{
        in.name,
        filled_slots(in, *declared),
        in.key,
        now.context.conversation,
        now.state.locale,
        now.context.channel,
        now.context.now};
    json::object pending{{"kind", "submit"}, {"form", in.instance}};
    call_plugin(now, {in.plugin, std::move(sent)}, std::move(pending));
}

void submitted(exchange& now, const receipt& got) {
    auto* in = submitted_form(now);
    if (in == nullptr) return;
    const auto* declared = now.declaration(*in);
    const auto* of = declared == nullptr ? nullptr : declared->find(got.refused_slot);
    if (of != nullptr) return refused(now, *in, *of, got.refusal);
    const auto plugin = in->plugin;
    const auto intent = in->intent;
    end_form(now, in->instance);
    tell_sent(now, got, plugin, intent);
    const auto left = carry_out(now, got.actions, plugin, intent);
    settle(now, left);
}

void not_submitted(exchange& now, const error& why) {
    auto* in = submitted_form(now);
    if (in == nullptr) return;
    // No answer in time is no answer: it may have been stored, and only the same key is safe.
    const bool unsure = why.code == errc::deadline_exceeded || in->mode == form_mode::unsure;
    in->mode = unsure ? form_mode::unsure : form_mode::confirming;
    auto said =
        draft_of(in->plugin, in->intent, core_part(unsure ? msg::form_unsure : msg::form_not_sent));
    offer(now, said, core_part(msg::option_retry), effect_of(effect::submit, *in), "yes");
    offer_person(now, said, msg::handover_reason_failure);
    offer(now, said, core_part(msg::option_cancel), effect_of(effect::drop, *in), "no");
    now.say(std::move(said));
}

}  // namespace lotsen::talk

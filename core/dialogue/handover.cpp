#include "core/dialogue/handover.hpp"

#include "core/dialogue/forms.hpp"

namespace lotsen::talk {
namespace {

void add_line(std::string& to, const std::string& line) {
    if (line.empty()) return;
    if (!to.empty()) to += '\n';
    to += line;
}

void add_form(const exchange& now, std::string& to, const running_form& in) {
    const auto* declared = now.declaration(in);
    if (declared == nullptr || in.plugin == "core") return;
    const auto& texts = now.known.texts();
    const auto& first = now.known.options().first_locale;
    json::object args;
    args["title"] = json_of(part_of(in.plugin, declared->title));
    add_line(to, render(texts, core_part(msg::handover_summary_form, std::move(args)), first));
    for (const auto& each : declared->slots)
        if (const auto* value = in.slots.if_contains(each.name);
            value != nullptr && applies(in, each))
            add_line(to, render(texts, slot_line(now.known, in, each, *value), first));
}

/// Nobody can answer now. A message that is being written already is gone on with.
void ask_for_message(exchange& now, const handover_wish& wish) {
    json::object args{{"phone", now.known.options().phone}};
    now.say(core_draft("handover", core_part(msg::handover_nobody, std::move(args))));
    auto* front = now.state.front();
    if (front == nullptr || front->plugin != "core")
        front = begin_form(now, "core", "callback", "handover", {});
    now.state.parked = false;
    front->about = {{"queue", wish.queue}, {"reason", wish.reason}};
    front->about["summary"] = wish.summary;
    front->about["plugin"] = wish.plugin;
    advance(now);
}

std::string slot_text(const json::object& slots, std::string_view name) {
    return std::string(text_at(slots, name));
}

}  // namespace

std::string summary_for_staff(const exchange& now) {
    std::string made;
    const auto& texts = now.known.texts();
    for (const auto& wrote : now.state.wrote)
        add_line(
            made,
            render(
                texts,
                core_part(msg::handover_summary_wrote, {{"text", wrote}}),
                now.known.options().first_locale
            )
        );
    for (const auto& each : now.state.forms)
        add_form(now, made, each);
    return made;
}

void want_person(exchange& now, std::string_view reason) {
    handover_wish wish;
    wish.plugin = "core";
    if (reason.empty()) reason = msg::handover_reason_asked.name;
    wish.reason = now.known.texts().format("core", reason, now.known.options().first_locale);
    hand_to_person(now, std::move(wish));
}

void hand_to_person(exchange& now, handover_wish wish) {
    if (wish.summary.empty()) wish.summary = summary_for_staff(now);
    now.state.misses = 0;
    if (!now.context.staff_available) return ask_for_message(now, wish);
    now.say(core_draft("handover", core_part(msg::handover_connecting)));
    // What was begun waits, for when the resident comes back to the bot.
    now.state.parked = !now.state.forms.empty();
    now.out.handover = std::move(wish);
}

void leave_message(exchange& now, std::int64_t instance) {
    const auto* in = now.state.find(instance);
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    if (declared == nullptr) return;
    const auto slots = filled_slots(*in, *declared);
    handover_wish wish;
    wish.plugin = slot_text(in->about, "plugin");
    if (wish.plugin.empty()) wish.plugin = "core";
    wish.queue = slot_text(in->about, "queue");
    wish.reason = slot_text(in->about, "reason");
    if (wish.reason.empty())
        wish.reason = render(
            now.known.texts(),
            core_part(msg::handover_reason_message),
            now.known.options().first_locale
        );
    wish.summary = slot_text(slots, "message");
    add_line(wish.summary, slot_text(in->about, "summary"));
    wish.callback = true;
    for (const auto* name : {"name", "phone", "email"})
        if (auto value = slot_text(slots, name); !value.empty()) wish.contact[name] = value;
    end_form(now, instance);
    now.out.handover = std::move(wish);
}

}  // namespace lotsen::talk

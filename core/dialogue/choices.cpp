// What choosing an option does.
#include <algorithm>

#include "core/dialogue/actions.hpp"
#include "core/dialogue/follow_ups.hpp"
#include "core/dialogue/forms.hpp"
#include "core/dialogue/handover.hpp"
#include "core/dialogue/intents.hpp"
#include "core/dialogue/language.hpp"
#include "core/dialogue/options.hpp"
#include "core/dialogue/repair.hpp"

namespace lotsen::talk {
namespace {

void say_gone(exchange& now) {
    auto said = core_draft("option", core_part(msg::option_gone));
    if (now.state.active() != nullptr) {
        now.say(std::move(said));
        return ask_again(now);
    }
    offer_tiles(now, said);
    now.say(std::move(said));
}

void set_by_option(exchange& now, running_form& in, const slot& of, const json::object& does) {
    if (in.mode == form_mode::unsure) return ask_again(now);
    const bool changes = in.slots.contains(of.name) && in.asked != of.name;
    in.key.clear();
    if (does.contains("label")) in.labels[of.name] = does.at("label");
    put(now, in, of, does.at("value"));
    if (changes) say_noted(now, in, {of.name}, msg::form_changed);
    advance(now);
}

void submit_by_option(exchange& now, running_form& in, const json::object& does) {
    if (in.mode == form_mode::unsure) return submit(now, in);
    const bool newest = integer_at(does, "t").value_or(now.state.batch) == now.state.batch;
    if (in.mode == form_mode::confirming && newest) return submit(now, in);
    advance(now);
}

void on_form(exchange& now, std::string_view what, const json::object& does) {
    auto* in = bring_to_front(now, integer_at(does, "form").value_or(0));
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    if (declared == nullptr) return say_gone(now);
    const auto* of = declared->find(text_at(does, "slot"));
    if (what == effect::submit) return submit_by_option(now, *in, does);
    if (what == effect::drop) {
        cancel_form(now, in->instance);
        return after_ending(now);
    }
    if (what == effect::resume || in->mode == form_mode::unsure) return ask_again(now);
    if (what == effect::slot && of != nullptr) return set_by_option(now, *in, *of, does);
    if (what == effect::skip && of != nullptr) return skip_slot(now, *in, *of);
    if (what == effect::change) return change_slot(now, *in, of);
    ask_again(now);
}

void intent_by_option(exchange& now, const json::object& does) {
    intent_wish wish;
    wish.plugin = text_at(does, "plugin");
    wish.intent = text_at(does, "intent");
    wish.slots = object_at(does, "slots");
    wish.fresh = flag_at(does, "fresh");
    const auto& heard = now.state.heard;
    if (heard && integer_at(does, heard_turn) == heard->turn) {
        wish.text = heard->text;
        wish.entities = heard->entities;
        if (const auto name = text_at(does, about_name); !name.empty()) name_subject(wish, name);
    }
    begin_intent(now, std::move(wish));
}

}  // namespace

void after_ending(exchange& now) {
    if (!offer_to_resume(now)) now.say(core_draft("anything_else", core_part(msg::anything_else)));
}

void choose(exchange& now, const json::object& does) {
    const std::string what(text_at(does, "do"));
    now.state.misses = 0;
    if (what == effect::intent) return intent_by_option(now, does);
    if (what == effect::person) return want_person(now, text_at(does, "reason"));
    if (what == effect::locale) return choose_locale(now, text_at(does, "locale"));
    if (what == effect::other) return ask_to_rephrase(now);
    if (what == effect::nothing) {
        now.say(core_draft("anything_else", core_part(msg::ok_then)));
        offer_to_resume(now);
        return;
    }
    if (what != effect::plugin) return on_form(now, what, does);
    const auto plugin = text_at(does, "plugin");
    const auto* in = now.state.active();
    if (in != nullptr && in->plugin != plugin) now.state.parked = true;
    option_chosen(now, plugin, text_at(does, "intent"), object_at(does, "payload"));
}

}  // namespace lotsen::talk

#include "core/dialogue/actions.hpp"

#include "core/dialogue/changed_forms.hpp"
#include "core/dialogue/follow_ups.hpp"
#include "core/dialogue/forms.hpp"
#include "core/dialogue/handover.hpp"
#include "core/dialogue/options.hpp"

namespace lotsen::talk {
namespace {

json::object card_of(exchange& now, const draft& said, const card& shown) {
    json::object made;
    const auto member = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) made[name] = value;
    };
    member("title", shown.title);
    member("text", shown.text);
    member("phone", shown.phone);
    member("email", shown.email);
    member("url", shown.url);
    if (!shown.note.empty()) made["note"] = json_of(part_of(said.plugin, shown.note));
    if (!shown.options.empty()) made["options"] = card_options(now, said, shown.options);
    return made;
}

/// Carries out the actions of one plugin, one after the other.
class performer {
  public:
    performer(exchange& now, std::string_view plugin, std::string_view intent)
        : now_(now), plugin_(plugin), intent_(intent) {}

    void operator()(const say& one) {
        auto said = draft_of(plugin_, intent_, part_of(plugin_, one.what));
        if (!one.options.empty()) offer_all(now_, said, one.options);
        for (const auto& shown : one.cards)
            said.cards.push_back(card_of(now_, said, shown));
        said.source = one.source;
        now_.say(std::move(said));
        left.said = true;
    }

    void operator()(const ask& one) {
        auto* in = own_form();
        const auto* declared = in == nullptr ? nullptr : now_.declaration(*in);
        const auto* of = declared == nullptr ? nullptr : declared->find(one.slot);
        if (of == nullptr) {
            // A question without a form to put the answer in is still something to say.
            (*this)(say{one.what, one.options, {}, {}});
            return;
        }
        ask_custom(now_, *in, *of, one);
        left.asked = true;
    }

    void operator()(const set_slot& one) {
        auto* in = own_form();
        const auto* declared = in == nullptr ? nullptr : now_.declaration(*in);
        if (declared == nullptr || declared->find(one.slot) == nullptr) return;
        // The plugin's own word needs no validation by the plugin.
        auto trusted = *declared->find(one.slot);
        trusted.validated = false;
        put(now_, *in, trusted, one.value);
        left.form = true;
    }

    void operator()(const start_form& one) {
        left.form = begin_form(now_, plugin_, one.form, intent_, one.slots) != nullptr || left.form;
    }

    void operator()(const hand_over& one) {
        const auto& first = now_.known.options().first_locale;
        const auto& texts = now_.known.texts();
        handover_wish wish;
        wish.plugin = plugin_;
        wish.queue = one.queue;
        wish.reason = render(texts, part_of(plugin_, one.reason), first);
        wish.summary = render(texts, part_of(plugin_, one.summary), first);
        hand_to_person(now_, std::move(wish));
        left.handed_over = true;
    }

    void operator()(const open_case& one) { now_.out.cases.push_back({one.reference, one.status}); }

    void operator()(const end&) { left.ended = true; }

    leftover left;

  private:
    running_form* own_form() {
        auto* in = now_.state.front();
        if (in == nullptr || in->plugin != plugin_) return nullptr;
        now_.state.parked = false;
        return in;
    }

    exchange& now_;
    std::string plugin_;
    std::string intent_;
};

void apologise(exchange& now) {
    auto said = core_draft("failure", core_part(msg::failure_apology));
    offer_person(now, said, msg::handover_reason_failure, "yes");
    offer(now, said, core_part(msg::option_no_thanks), effect_of(effect::nothing), "no");
    if (const auto* in = now.state.front()) {
        now.state.parked = true;
        offer(now, said, core_part(msg::option_resume), effect_of(effect::resume, *in));
    }
    now.say(std::move(said));
}

void validated(exchange& now, const json::object& call, const verdict& judged) {
    auto* in = now.state.find(integer_at(call, "form").value_or(0));
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    const auto* of = declared == nullptr ? nullptr : declared->find(text_at(call, "slot"));
    if (of == nullptr) return settle(now, {});  // no longer declared, since it was asked
    in->pending.erase(of->name);
    if (judged.value) {
        in->slots[of->name] = *judged.value;
        return advance(now);
    }
    if (!in->slots.contains(of->name)) std::erase(in->order, of->name);
    in->demanded = of->name;
    in->attempts = in->asked == of->name ? in->attempts + 1 : 1;
    in->asked = of->name;
    if (!judged.refusal.empty())
        now.say(draft_of(in->plugin, in->intent, part_of(in->plugin, judged.refusal)));
    advance(now);
}

/// The plugin ends its form. Answers that go with it do not go in silence.
void end_by_plugin(exchange& now, std::int64_t instance) {
    const auto* in = now.state.find(instance);
    if (in != nullptr && !in->slots.empty()) return cancel_form(now, instance);
    end_form(now, instance);
}

/// A plugin that was asked for choices has to ask, to fill the slot or to leave; if it only spoke,
/// there is nothing to go on with, and asking it again would not end.
void settle_choices(exchange& now, const json::object& call, leftover left) {
    const auto instance = integer_at(call, "form").value_or(0);
    const bool stuck = !left.asked && !left.form && !left.handed_over;
    if (stuck && !left.said) return apologise(now);
    if (stuck) {
        end_by_plugin(now, instance);
        left.ended = true;
    }
    settle(now, left);
}

void replied(exchange& now, const json::object& call, const turn_reply& reply) {
    const auto plugin = std::string(text_at(call, "plugin"));
    const auto intent = std::string(text_at(call, "intent"));
    if (reply.state.empty())
        now.state.plugins.erase(plugin);
    else
        now.state.plugins[plugin] = reply.state;
    auto left = carry_out(now, reply.actions, plugin, intent);
    not_twice(now);
    if (text_at(call, "kind") == "slot") return settle_choices(now, call, left);
    if (left.ended && now.state.active() != nullptr && now.state.active()->plugin == plugin)
        end_by_plugin(now, now.state.active()->instance);
    settle(now, left);
}

turn turn_of(
    exchange& now,
    std::string_view plugin,
    std::string_view intent,
    turn_kind kind,
    json::array entities = {}
) {
    // Made with its particulars: assigning them would copy them out of the memory they lie in.
    turn asked{
        .kind = kind,
        .conversation = now.context.conversation,
        .locale = now.state.locale,
        .channel = now.context.channel,
        .intent = std::string(intent),
        .text = {},
        .entities = std::move(entities),
        .form = {},
        .slot = {},
        .slots = {},
        .payload = {},
        .state = object_at(now.state.plugins, plugin),
        .now = now.context.now};
    const auto* in = now.state.active();
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    if (declared == nullptr || in->plugin != plugin) return asked;
    asked.form = in->name;
    asked.slot = in->asked;
    asked.slots = filled_slots(*in, *declared);
    return asked;
}

json::object pending_turn(std::string_view kind, std::string_view intent) {
    json::object pending;
    pending["kind"] = kind;
    pending["intent"] = intent;
    return pending;
}

}  // namespace

leftover carry_out(
    exchange& now, const actions& all, std::string_view plugin, std::string_view intent
) {
    performer perform(now, plugin, intent);
    for (const auto& each : all)
        std::visit(perform, each);
    return perform.left;
}

void settle(exchange& now, const leftover& left) {
    if (left.handed_over || left.asked) return;
    if (now.state.active() != nullptr) return advance(now);
    if (!left.said && !left.ended && now.out.cases.empty() && now.drafts.empty())
        return apologise(now);  // silence is no answer
    if (offer_to_resume(now)) return;
    if (left.ended || !left.said)
        now.say(core_draft("anything_else", core_part(msg::anything_else)));
}

void answered(exchange& now, const plugin_answer& answer) {
    const bool submitting = text_at(now.state.call, "kind") == "submit";
    // What became of a submission is told, whatever is declared now.
    if (!submitting) follow_declarations(now);
    const auto call = now.state.call;
    if (const auto* failed = std::get_if<plugin_failed>(&answer)) {
        if (submitting)
            not_submitted(now, failed->why);
        else if (!call.empty())
            apologise(now);
    } else if (const auto* judged = std::get_if<verdict>(&answer)) {
        if (text_at(call, "kind") == "validate") validated(now, call, *judged);
    } else if (const auto* got = std::get_if<receipt>(&answer)) {
        if (submitting) submitted(now, *got);
    } else if (!call.empty() && !submitting && text_at(call, "kind") != "validate") {
        replied(now, call, std::get<turn_reply>(answer));
    }
    // What was pending is answered, unless the answer led to the next call.
    if (!now.out.call) now.state.call.clear();
}

void ask_plugin(
    exchange& now,
    std::string_view plugin,
    std::string_view intent,
    std::string_view text,
    json::array entities,
    const json::object& slots
) {
    auto asked = turn_of(now, plugin, intent, turn_kind::intent, std::move(entities));
    asked.text = text;
    asked.payload = slots;
    call_plugin(now, {std::string(plugin), std::move(asked)}, pending_turn("intent", intent));
}

void option_chosen(
    exchange& now, std::string_view plugin, std::string_view intent, const json::object& payload
) {
    auto asked = turn_of(now, plugin, intent, turn_kind::option);
    asked.payload = payload;
    call_plugin(now, {std::string(plugin), std::move(asked)}, pending_turn("option", intent));
}

json::array entities_of(const understanding& what, json::storage_ptr memory) {
    json::array made(std::move(memory));
    made.reserve(what.entities.size());
    for (const auto& each : what.entities) {
        json::object one(made.storage());
        one.reserve(5);
        one.emplace("type", each.type);
        one.emplace("value", each.value);
        one.emplace("begin", each.begin);
        one.emplace("end", each.end);
        one.emplace("confidence", each.confidence);
        made.push_back(std::move(one));
    }
    return made;
}

}  // namespace lotsen::talk

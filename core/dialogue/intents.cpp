#include "core/dialogue/intents.hpp"

#include <algorithm>
#include <array>

#include "core/dialogue/actions.hpp"
#include "core/dialogue/follow_ups.hpp"
#include "core/dialogue/forms.hpp"
#include "core/dialogue/options.hpp"
#include "core/dialogue/repair.hpp"
#include "core/dialogue/wishes.hpp"

namespace lotsen::talk {
namespace {

bool is_known(const exchange& now, const intent_score& score) {
    constexpr std::array<std::string_view, 6> spoken{
        "greeting", "thanks", "goodbye", "remark", "out_of_scope", "nonsense"};
    return now.known.find_intent(score.plugin, score.intent) != nullptr ||
           (score.plugin == "core" && std::ranges::find(spoken, score.intent) != spoken.end());
}

std::vector<intent_score> known_intents(const exchange& now, const understanding& what) {
    std::vector<intent_score> known;
    std::ranges::copy_if(what.intents, std::back_inserter(known), [&](const intent_score& each) {
        return is_known(now, each);
    });
    return known;
}

bool clear(const exchange& now, const std::vector<intent_score>& scores) {
    if (scores.empty() || scores.front().confidence < now.limits().act) return false;
    return scores.size() == 1 ||
           scores.front().confidence - scores[1].confidence >= now.limits().lead;
}

/// What the sentence already says of the intent's form.
json::object known_slots(
    exchange& now, const words_said& words, std::string_view plugin, std::string_view intent
) {
    const auto* declared = now.known.find_intent(plugin, intent);
    if (declared == nullptr || declared->form.empty()) return {};
    return prefilled(now, words, plugin, declared->form);
}

/// "The bin in Hagalund is full": whoever names the kind of fault and the place means to report it,
/// even in words that the examples do not have.
bool fills_its_form(
    exchange& now, const words_said& words, const std::vector<intent_score>& scores
) {
    if (scores.empty() || scores.front().confidence < now.limits().act_on_told) return false;
    const auto second = scores.size() == 1 ? 0 : scores[1].confidence;
    if (scores.front().confidence - second < now.limits().lead_of_told) return false;
    const auto& [plugin, intent, confidence] = scores.front();
    const auto* declared = now.known.find_intent(plugin, intent);
    if (declared == nullptr) return false;
    const auto* form = now.known.find_form(plugin, declared->form);
    if (form == nullptr) return false;
    const auto told = known_slots(now, words, plugin, intent);
    const auto counted = std::ranges::count_if(told, [&](const auto& one) {
        const auto* asked = form->find(one.key());
        return asked != nullptr && asked->type != slot_type::text;
    });
    return static_cast<std::size_t>(counted) >= now.limits().told_slots;
}

/// Where the particulars of one call of a plugin lie: freed as a whole after it.
json::storage_ptr for_one_call(const understanding& what) {
    constexpr std::size_t bytes_each = 320;
    return json::make_shared_resource<json::monotonic_resource>(
        bytes_each * (what.entities.size() + 1)
    );
}

std::vector<intent_score> worth_naming(
    const exchange& now, const std::vector<intent_score>& scores
) {
    std::vector<intent_score> named;
    for (const auto& each : scores) {
        if (named.size() == now.limits().suggestions) break;
        if (each.confidence < now.limits().consider) continue;
        if (now.known.find_intent(each.plugin, each.intent) != nullptr) named.push_back(each);
    }
    return named;
}

json::object suggestion(exchange& now, const words_said& words, const intent_score& of) {
    auto does = effect_of(effect::intent);
    does["plugin"] = of.plugin;
    does["intent"] = of.intent;
    does[heard_turn] = now.state.turn;
    if (auto slots = known_slots(now, words, of.plugin, of.intent); !slots.empty())
        does["slots"] = std::move(slots);
    return does;
}

void suggest(exchange& now, const words_said& words, const std::vector<intent_score>& named) {
    keep_heard(now, words);
    const auto label = [&](const intent_score& of) {
        return part_of(of.plugin, now.known.find_intent(of.plugin, of.intent)->label);
    };
    const bool one = named.size() == 1;
    auto said = core_draft("unclear", core_part(msg::unclear_mean));
    if (one) {
        json::object args;
        args["intent"] = json_of(label(named.front()));
        said.lines.front() = core_part(msg::unclear_mean_one, std::move(args));
    }
    for (const auto& each : named)
        offer(
            now,
            said,
            one ? core_part(msg::option_yes) : label(each),
            suggestion(now, words, each),
            one ? "yes" : ""
        );
    offer(now, said, core_part(msg::option_other), effect_of(effect::other), "no");
    offer_person(now, said, msg::handover_reason_unclear);
    now.say(std::move(said));
}

/// Words that answer the question of a form that waits: a place where it asked for a place.
bool answers_waiting_form(exchange& now, const words_said& words) {
    auto* in = now.state.front();
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    const auto* asked = declared == nullptr ? nullptr : declared->find(in->asked);
    if (asked == nullptr || in->mode != form_mode::filling) return false;
    particulars left(words);
    if (!mentioned_value(words, *in, *asked, left)) return false;
    now.state.parked = false;
    answer_form(now, words);
    return true;
}

/// The wanted form was begun before and waits: that one, or a new one?
bool offer_begun(exchange& now, const intent_wish& wish, const std::string& form_name) {
    auto& forms = now.state.forms;
    const auto found = std::ranges::find_if(forms, [&](const running_form& each) {
        return each.plugin == wish.plugin && each.name == form_name;
    });
    if (found == forms.end()) return false;
    const auto instance = found->instance;
    // What may have been sent is not dropped for a new one unasked.
    if (wish.fresh) {
        cancel_form(now, instance);
        return false;
    }
    auto* in = bring_to_front(now, instance);
    now.state.parked = true;
    json::object args;
    args["title"] = json_of(part_of(in->plugin, now.declaration(*in)->title));
    auto said = draft_of(in->plugin, in->intent, core_part(msg::form_begun, std::move(args)));
    offer(now, said, core_part(msg::option_resume), effect_of(effect::resume, *in), "yes");
    auto does = effect_of(effect::intent);
    does["plugin"] = wish.plugin;
    does["intent"] = wish.intent;
    does["fresh"] = true;
    if (!wish.slots.empty()) does["slots"] = wish.slots;
    offer(now, said, core_part(msg::option_fresh), std::move(does), "no");
    now.say(std::move(said));
    return true;
}

void begin_declared(exchange& now, intent_wish wish, const intent_declaration& declared) {
    now.state.parked = !now.state.forms.empty();
    if (declared.form.empty())
        return ask_plugin(
            now, wish.plugin, wish.intent, wish.text, std::move(wish.entities), wish.slots
        );
    if (offer_begun(now, wish, declared.form)) return;
    auto* in = begin_form(now, wish.plugin, declared.form, wish.intent, wish.slots);
    if (in == nullptr) return not_understood(now);
    const auto known = in->order;
    say_noted(now, *in, known, msg::form_noted);
    advance(now);
}

bool is_own(const exchange& now, const running_form& in, const intent_score& score) {
    if (score.plugin != in.plugin) return false;
    if (score.intent == in.intent) return true;
    const auto* declared = now.known.find_intent(score.plugin, score.intent);
    return declared != nullptr && declared->form == in.name;
}

/// The words could be the answer to what was asked, if only one that is not taken ("30", where 14
/// is the most).
bool fits(exchange& now, const words_said& words, const running_form& in, const slot& asked) {
    if (asked.type == slot_type::text) return true;
    particulars left(words);
    if (asked.type == slot_type::place) return mentioned_value(words, in, asked, left).has_value();
    if (particulars(words).take(in, asked) != nullptr) return true;
    return answered_value(now, words, in, asked, left).value.has_value();
}

}  // namespace

intent_wish wish_of(
    exchange& now, const words_said& words, std::string_view plugin, std::string_view intent
) {
    const auto* declared = now.known.find_intent(plugin, intent);
    // A form's slots are filled by now; only a plugin's own answer looks at the rest.
    const bool answered = declared != nullptr && declared->form.empty() && plugin != "core";
    return {
        std::string(plugin),
        std::string(intent),
        known_slots(now, words, plugin, intent),
        words.what.text,
        answered ? entities_of(words.what, for_one_call(words.what)) : json::array()};
}

void keep_heard(exchange& now, const words_said& words) {
    now.state.heard = std::make_shared<const heard_sentence>(heard_sentence{
        now.state.turn, words.what.text, entities_of(words.what)});
}

/// A reference, and nothing clear beside it, is for the intent that has such ones.
bool take_reference(exchange& now, const words_said& words) {
    const auto found = std::ranges::find(words.what.entities, reference_slot, &entity::type);
    if (found == words.what.entities.end()) return false;
    for (const auto& plugin : now.known.all())
        for (const auto& intent : plugin.intents) {
            if (intent.references.empty() || !found->value.starts_with(intent.references)) continue;
            begin_intent(now, wish_of(now, words, plugin.id, intent.name));
            return true;
        }
    return false;
}

void begin_intent(exchange& now, intent_wish wish) {
    now.state.misses = 0;
    if (wish.plugin == "core" && begin_core_intent(now, wish)) return;
    const auto* declared = now.known.find_intent(wish.plugin, wish.intent);
    if (declared == nullptr) return not_understood(now);
    begin_declared(now, std::move(wish), *declared);
}

void answer_open(exchange& now, const words_said& words) {
    if (const auto meant = typed_option(now, words, nearness::loose)) return choose(now, *meant);
    if (repair_outside(now, words)) return;
    if (take_wishes(now, words)) return;
    const auto scores = known_intents(now, words.what);
    const bool wanted = clear(now, scores) || fills_its_form(now, words, scores);
    if (take_follow_up(now, words, {scores.empty() ? nullptr : &scores.front(), wanted})) return;
    if (wanted)
        return begin_intent(now, wish_of(now, words, scores.front().plugin, scores.front().intent));
    if (now.state.parked && answers_waiting_form(now, words)) return;
    if (take_reference(now, words)) return;
    const auto named = worth_naming(now, scores);
    if (!named.empty()) return suggest(now, words, named);
    if (!scores.empty() && scores.front().plugin == "core" &&
        scores.front().confidence >= now.limits().decline)
        return begin_intent(now, wish_of(now, words, scores.front().plugin, scores.front().intent));
    not_understood(now);
}

bool digress(exchange& now, const words_said& words, const slot* asked) {
    auto& in = *now.state.active();
    const auto scores = known_intents(now, words.what);
    if (!clear(now, scores) || is_own(now, in, scores.front())) return false;
    const auto& best = scores.front();
    const bool answer = asked != nullptr && fits(now, words, in, *asked);
    // Nonsense is an answer that did not fit; what the city does elsewhere is answered, unless the
    // words fit.
    const bool declared = now.known.find_intent(best.plugin, best.intent) != nullptr;
    if (!declared && (answer || best.intent != "out_of_scope")) return false;
    const auto needed = answer ? now.limits().digress_answered : now.limits().digress;
    if (best.confidence < needed) return false;
    if (answer && count_words(words) < now.limits().digress_words) return false;
    begin_intent(now, wish_of(now, words, best.plugin, best.intent));
    return true;
}

}  // namespace lotsen::talk

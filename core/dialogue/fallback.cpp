// When nothing was understood, and when danger was.
#include "core/dialogue/actions.hpp"
#include "core/dialogue/forms.hpp"
#include "core/dialogue/intents.hpp"
#include "core/dialogue/options.hpp"

namespace lotsen::talk {
namespace {

void offer_waiting_form(exchange& now, draft& said) {
    const auto* in = now.state.front();
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    if (declared == nullptr) return;
    now.state.parked = true;
    offer(now, said, core_part(msg::option_resume), effect_of(effect::resume, *in));
}

message_id danger_message(danger kind) {
    switch (kind) {
        case danger::fire_or_injury:
            return msg::emergency_fire_or_injury;
        case danger::crime:
            return msg::emergency_crime;
        case danger::suicide:
            return msg::emergency_suicide;
        case danger::none:
            break;
    }
    return msg::emergency_general;
}

/// The matter behind the danger can still be taken up, once the resident is safe.
void offer_matter(exchange& now, draft& said, const words_said& words) {
    if (words.what.danger == danger::suicide || words.what.intents.empty()) return;
    const auto& best = words.what.intents.front();
    const auto* declared = now.known.find_intent(best.plugin, best.intent);
    if (declared == nullptr || best.plugin == "core" || best.confidence < now.limits().act) return;
    auto does = effect_of(effect::intent);
    does["plugin"] = best.plugin;
    does["intent"] = best.intent;
    does[heard_turn] = now.state.turn;
    if (!declared->form.empty()) does["slots"] = prefilled(now, words, best.plugin, declared->form);
    keep_heard(now, words);
    offer(now, said, part_of(best.plugin, declared->label), std::move(does));
}

}  // namespace

void ask_to_rephrase(exchange& now) {
    auto said = core_draft("unclear", core_part(msg::unclear_rephrase));
    offer_waiting_form(now, said);
    offer_tiles(now, said);
    now.say(std::move(said));
}

void not_understood(exchange& now) {
    if (++now.state.misses < now.limits().failures) return ask_to_rephrase(now);
    auto said = core_draft("unclear", core_part(msg::unclear_person));
    offer_person(now, said, msg::handover_reason_unclear, "yes");
    offer(now, said, core_part(msg::option_no_thanks), effect_of(effect::nothing), "no");
    offer_waiting_form(now, said);
    now.say(std::move(said));
}

void answer_danger(exchange& now, const words_said& words) {
    auto said = core_draft("emergency", core_part(danger_message(words.what.danger)));
    said.lines.push_back(core_part(msg::emergency_person));
    offer_person(now, said, msg::handover_reason_emergency);
    if (now.state.front() != nullptr)
        offer_waiting_form(now, said);
    else
        offer_matter(now, said, words);
    now.say(std::move(said));
}

}  // namespace lotsen::talk

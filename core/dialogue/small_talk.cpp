// Core's own intents: greeting, thanks, help, a person, a complaint, what the city does elsewhere.
#include "core/dialogue/forms.hpp"
#include "core/dialogue/handover.hpp"
#include "core/dialogue/intents.hpp"
#include "core/dialogue/language.hpp"
#include "core/dialogue/options.hpp"

namespace lotsen::talk {
namespace {

void say_with_tiles(exchange& now, std::string_view intent, part line, bool person) {
    auto said = core_draft(intent, std::move(line));
    offer_tiles(now, said);
    if (person) offer_person(now, said, msg::handover_reason_asked);
    now.say(std::move(said));
}

/// What can be done here; first, who says so and what becomes of the words (AI Act, article 50;
/// GDPR, article 13).
void help(exchange& now) {
    auto said =
        core_draft("help", core_part(msg::help_who, {{"days", now.known.options().kept_days}}));
    said.lines.push_back(core_part(msg::help_text));
    offer_tiles(now, said);
    offer_person(now, said, msg::handover_reason_asked);
    now.say(std::move(said));
}

void complain(exchange& now) {
    auto said = core_draft("complaint", core_part(msg::complaint_sorry));
    offer_person(now, said, msg::handover_reason_complaint, "yes");
    auto does = effect_of(effect::intent);
    does["plugin"] = "core";
    does["intent"] = "callback";
    offer(now, said, core_part(msg::callback_leave_message), std::move(does));
    offer(now, said, core_part(msg::option_no_thanks), effect_of(effect::nothing), "no");
    now.say(std::move(said));
}

void refer(exchange& now) {
    const auto& city = now.known.options();
    json::object args{{"phone", city.phone}, {"website", city.website}};
    auto said = core_draft("out_of_scope", core_part(msg::out_of_scope_contact, std::move(args)));
    offer_person(now, said, msg::handover_reason_out_of_scope);
    now.say(std::move(said));
    offer_to_resume(now);
}

void decline(exchange& now) {
    json::object args{{"municipality", now.known.options().municipality}};
    say_with_tiles(now, "nonsense", core_part(msg::nonsense_no, std::move(args)), false);
}

void warn(exchange& now) {
    auto said = core_draft("emergency", core_part(msg::emergency_general));
    offer_person(now, said, msg::handover_reason_emergency);
    now.say(std::move(said));
}

/// What is answered and over; a form that waits is then named.
bool answer_shortly(exchange& now, std::string_view intent) {
    const bool waits = now.state.front() != nullptr;
    if (intent == "greeting" && !waits) {
        say_with_tiles(now, intent, core_part(msg::greeting_again), false);
    } else if (intent == "greeting") {
        now.say(core_draft(intent, core_part(msg::greeting_in_form)));
    } else if (intent == "thanks") {
        auto said = core_draft(intent, core_part(msg::thanks_welcome));
        if (!waits) said.lines.push_back(core_part(msg::anything_else));
        now.say(std::move(said));
    } else if (intent == "goodbye") {
        now.say(core_draft(intent, core_part(waits ? msg::goodbye_unsent : msg::goodbye_bye)));
    } else {
        return false;
    }
    return true;
}

}  // namespace

void greet(exchange& now) {
    json::object args{{"municipality", now.known.options().municipality}};
    say_with_tiles(now, "greeting", core_part(msg::greeting_hello, std::move(args)), false);
}

bool begin_core_intent(exchange& now, const intent_wish& wish) {
    const auto& intent = wish.intent;
    if (intent == "handover") {
        want_person(now, {});
        return true;
    }
    if (intent == "change_language") {
        change_language(now, wish.text);
        return true;
    }
    if (intent == "callback") return false;
    now.state.parked = !now.state.forms.empty();
    if (answer_shortly(now, intent)) {
        if (intent != "goodbye") offer_to_resume(now);
        return true;
    }
    if (intent == "remark")  // who they are, and nothing that they want yet
        say_with_tiles(now, "greeting", core_part(msg::greeting_again), true);
    else if (intent == "help")
        help(now);
    else if (intent == "complaint")
        complain(now);
    else if (intent == "out_of_scope")
        refer(now);
    else if (intent == "nonsense")
        decline(now);
    else if (intent == "emergency")
        warn(now);
    else
        return false;
    return true;
}

bool small_talk_in_form(exchange& now, const words_said& words) {
    if (words.what.intents.empty()) return false;
    const auto& best = words.what.intents.front();
    const bool brief = count_words(words) <= now.limits().small_talk_words;
    if (best.plugin != "core" || best.confidence < now.limits().small_talk || !brief) return false;
    const bool leaves = best.intent == "handover" || best.intent == "change_language";
    if (leaves && best.confidence >= now.limits().digress_answered) {
        begin_intent(now, {"core", best.intent, {}, words.what.text, {}, false});
        return true;
    }
    if (best.intent == "help") {
        now.say(core_draft("help", core_part(msg::help_form)));
        ask_again(now);
        return true;
    }
    if (!answer_shortly(now, best.intent)) return false;
    if (best.intent != "goodbye") ask_again(now);
    return true;
}

}  // namespace lotsen::talk

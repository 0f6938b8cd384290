#include "core/dialogue/follow_ups.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/dialogue/intents.hpp"
#include "core/dialogue/options.hpp"
#include "core/dialogue/values.hpp"

namespace lotsen::talk {
namespace {

constexpr std::string_view follow_up_call = "follow_up";  // a member of dialogue_state::call

/// What the turn before answered last, where more may be asked about it: of several utterances the
/// first, which the others only add to.
std::optional<draft> answered_last(const exchange& now) {
    const auto& state = now.state;
    if (state.last_turn + 1 != state.turn) return {};
    std::optional<draft> answered;
    for (auto said = state.last.rbegin(); said != state.last.rend(); ++said) {
        auto before = recall(**said);
        const auto* declared = now.known.find_intent(before.plugin, before.intent);
        if (declared == nullptr || declared->follow_up.empty()) continue;
        if (answered && (before.plugin != answered->plugin || before.intent != answered->intent))
            break;
        answered = std::move(before);
    }
    return answered;
}

/// Of what was shown, where the intent that answers asks for one.
std::vector<std::string> names_in(const draft& said, const intent_declaration& answering) {
    std::vector<std::string> names;
    if (!answering.by_title) return names;
    for (const auto& card : said.cards)
        if (auto title = text_at(card.get_object(), "title"); !title.empty())
            names.emplace_back(title);
    return names;
}

void ask_which(
    exchange& now,
    const words_said& words,
    const draft& before,
    const std::string& intent,
    const std::vector<std::string>& names
) {
    keep_heard(now, words);
    auto said = draft_of(before.plugin, before.intent, core_part(msg::unclear_which));
    for (const auto& name : names) {
        auto does = effect_of(effect::intent);
        does["plugin"] = before.plugin;
        does["intent"] = intent;
        does[heard_turn] = now.state.turn;
        does[about_name] = name;
        offer(now, said, data_part(name), std::move(does));
    }
    now.say(std::move(said));
}

/// What the words want by themselves, if only perhaps, gives way to a question that leans on
/// `before`, which `answering` is for.
bool gives_way(
    const exchange& now,
    const words_said& words,
    const self_wanted& own,
    const draft& before,
    const intent_declaration& answering
) {
    constexpr std::array<std::string_view, 2> nobodys{"out_of_scope", "nonsense"};
    if (own.best == nullptr) return true;
    const auto& limits = now.limits();
    const auto& [of, intent, confidence] = *own.best;
    // The same again asks no more of it, unless one of several is to be named: then it looks for
    // others.
    const bool again = intent == before.intent;
    if (of == before.plugin && (again ? !answering.by_title : intent == answering.name))
        return true;
    const bool core = of == "core";
    // "Hello", "I want a person" are whole in themselves.
    const bool declined = core && std::ranges::find(nobodys, intent) != nobodys.end();
    if (core && !declined && intent != "help") return words.what.follow_up > confidence;
    const auto* declared = now.known.find_intent(of, intent);
    if (!own.surely || (declared != nullptr && declared->yields)) return true;
    return words.what.follow_up >= (declined ? limits.follow_up_declined : limits.follow_up_wanted);
}

/// It tells no more than what was said before, or was said to be all.
bool tells_the_same(const draft& now, const draft& before) {
    if (now.plugin != before.plugin || now.intent != before.intent) return false;
    if (before.lines.front().id == msg::follow_up_no_more.name)
        return now.cards.empty() || now.cards == before.cards;
    return now.lines == before.lines && now.cards == before.cards;
}

}  // namespace

bool take_follow_up(exchange& now, const words_said& words, const self_wanted& own) {
    const auto nth = words.what.nth;
    const bool leans = words.what.follow_up >= now.limits().follow_up;
    const bool perhaps =
        own.best != nullptr && !own.surely && own.best->confidence >= now.limits().consider;
    if (nth == 0 && !leans && !perhaps) return false;
    const auto before = answered_last(now);
    if (!before) return false;
    const auto& intent = now.known.find_intent(before->plugin, before->intent)->follow_up;
    const auto* answering = now.known.find_intent(before->plugin, intent);
    if (answering == nullptr) return false;
    // What may well be wanted anyway needs no question after what it is about.
    const bool expected = perhaps && !answering->by_title && own.best->plugin == before->plugin &&
                          own.best->intent == answering->name;
    if (nth == 0 && !leans && !expected) return false;
    const auto names = names_in(*before, *answering);
    if (nth > names.size() || (nth == 0 && !gives_way(now, words, own, *before, *answering)))
        return false;
    if (nth == 0 && names.size() > 1) {
        ask_which(now, words, *before, intent, names);
        return true;
    }
    auto wish = wish_of(now, words, before->plugin, intent);
    if (!names.empty()) name_subject(wish, names[nth == 0 ? 0 : nth - 1]);
    begin_intent(now, std::move(wish));
    if (!now.state.call.empty()) now.state.call[follow_up_call] = true;
    return true;
}

bool follow_up_in_form(exchange& now, const words_said& words, const slot& asked) {
    const auto& in = *now.state.active();
    // A word or two may be a name: "Kim" asks "who?" in Turkish.
    if (words.what.follow_up < now.limits().follow_up_wanted ||
        count_words(words) < now.limits().digress_words)
        return false;
    const bool text = asked.type == slot_type::text;
    if (text ? asked.personal == personal_data::free_text : !words.what.entities.empty())
        return false;
    const auto* declared = now.known.find_intent(in.plugin, in.intent);
    if (declared == nullptr || declared->follow_up.empty()) return false;
    // What has references is about something done, and this is not done yet.
    const auto* answering = now.known.find_intent(in.plugin, declared->follow_up);
    if (answering == nullptr || !answering->references.empty()) return false;
    begin_intent(now, wish_of(now, words, in.plugin, declared->follow_up));
    return true;
}

void name_subject(intent_wish& wish, std::string_view name) {
    wish.text.append(" ").append(name);
    wish.slots[about_name] = name;
}

void not_twice(exchange& now) {
    if (!flag_at(now.state.call, follow_up_call) || now.drafts.empty()) return;
    std::vector<draft> before;
    for (const auto& said : now.state.last)
        before.push_back(recall(*said));
    auto no_more = now.drafts.front();
    std::erase_if(now.drafts, [&](const draft& said) {
        return std::ranges::any_of(before, [&](const draft& one) {
            return tells_the_same(said, one);
        });
    });
    if (!now.drafts.empty()) return;
    json::object args;
    args["phone"] = now.known.options().phone;
    no_more.lines = {core_part(msg::follow_up_no_more, std::move(args))};
    no_more.options.clear();
    offer_person(now, no_more, msg::handover_reason_asked);
    now.say(std::move(no_more));
}

}  // namespace lotsen::talk

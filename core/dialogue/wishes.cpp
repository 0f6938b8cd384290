#include "core/dialogue/wishes.hpp"

#include <algorithm>
#include <utility>

#include "core/dialogue/intents.hpp"
#include "core/understanding/part.hpp"

namespace lotsen::talk {
namespace {

part label_of(const exchange& now, const intent_wish& wish) {
    return part_of(wish.plugin, now.known.find_intent(wish.plugin, wish.intent)->label);
}

draft about(const exchange& now, const intent_wish& wish, message_id message) {
    json::object args;
    args["intent"] = json_of(label_of(now, wish));
    return draft_of(wish.plugin, wish.intent, core_part(message, std::move(args)));
}

/// In plain memory: it is kept for longer than one call.
intent_wish kept(const intent_wish& wish) {
    intent_wish copy;
    copy.plugin = wish.plugin;
    copy.intent = wish.intent;
    copy.text = wish.text;
    copy.slots = wish.slots;
    copy.entities = wish.entities;
    return copy;
}

void keep_waiting(exchange& now, std::vector<intent_wish> wishes) {
    now.state.wishes = wishes.empty()
                           ? nullptr
                           : std::make_shared<const std::vector<intent_wish>>(std::move(wishes));
}

bool starts_form(const exchange& now, const intent_wish& wish) {
    return !now.known.find_intent(wish.plugin, wish.intent)->form.empty();
}

}  // namespace

bool take_wishes(exchange& now, const words_said& words) {
    const auto& wishes = words.what.wishes;
    const auto answered = [&](const wish& one) {
        const auto& best = one.intents.front();
        return now.known.find_intent(best.plugin, best.intent) != nullptr;
    };
    if (wishes.size() < 2 || !std::ranges::all_of(wishes, answered)) return false;
    std::vector<intent_wish> all;
    for (const auto& one : wishes) {
        const auto part = part_of(words.what, one.begin, one.end);
        const words_said said{part, words.photo, 0};
        const auto& best = one.intents.front();
        all.push_back(kept(wish_of(now, said, best.plugin, best.intent)));
    }
    auto first = std::move(all.front());
    all.erase(all.begin());
    keep_waiting(now, std::move(all));
    if (starts_form(now, first)) now.say(about(now, first, msg::wish_first));
    begin_intent(now, std::move(first));
    return true;
}

void go_on_with_wishes(exchange& now) {
    if (now.out.handover) now.state.wishes.reset();  // the person has read the whole message
    while (now.state.wishes && !now.out.call && now.state.forms.empty()) {
        auto waiting = *now.state.wishes;
        auto next = std::move(waiting.front());
        waiting.erase(waiting.begin());
        keep_waiting(now, std::move(waiting));
        if (now.known.find_intent(next.plugin, next.intent) == nullptr) continue;
        // There is something else.
        if (!now.drafts.empty() && now.drafts.back().intent == "anything_else")
            now.drafts.pop_back();
        now.say(about(now, next, msg::wish_next));
        begin_intent(now, std::move(next));
    }
}

}  // namespace lotsen::talk

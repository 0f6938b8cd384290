// "No, I meant ...": what was answered before, taken back.
#include <algorithm>

#include "core/dialogue/forms.hpp"
#include "core/dialogue/house_numbers.hpp"
#include "core/dialogue/repair.hpp"

namespace lotsen::talk {
namespace {

/// The question answered last: what was said unasked has none. Null where none was.
const slot* last_question(const form& declared, const std::vector<std::string>& answered) {
    for (auto it = answered.rbegin(); it != answered.rend(); ++it)
        if (const auto* of = declared.find(*it); of != nullptr && of->asked) return of;
    return nullptr;
}

struct corrected_slot {
    const slot* of = nullptr;
    json::value value;
};

/// "No, number 14": the place that was answered last, at that number.
std::optional<corrected_slot> corrected_number(
    const exchange& now, const running_form& in, const form& declared, const words_said& words
) {
    if (count_words(words) > now.limits().number_words) return std::nullopt;
    for (auto it = in.order.rbegin(); it != in.order.rend(); ++it) {
        const auto* of = declared.find(*it);
        if (of == nullptr || of->type != slot_type::place || !in.slots.contains(*it)) continue;
        if (auto value = renumbered(words, in.slots.at(*it)))
            return corrected_slot{of, std::move(*value)};
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

bool correct(exchange& now, running_form& in, const words_said& words) {
    const auto* declared = now.declaration(in);
    if (declared == nullptr) return false;
    const words_said rest{
        words.what, words.photo, std::min(words.what.correction_begin, words.what.text.size())};
    particulars left(rest);
    std::vector<std::string> changed;
    // The last answered first: "no, Hagalund" is about what was just said.
    const auto answered = in.order;
    for (auto it = answered.rbegin(); it != answered.rend(); ++it) {
        const auto* of = declared->find(*it);
        if (of == nullptr) continue;
        auto value = mentioned_value(rest, in, *of, left);
        if (!value || (in.slots.contains(*it) && in.slots.at(*it) == *value)) continue;
        in.key.clear();
        put(now, in, *of, std::move(*value));
        changed.push_back(*it);
    }
    const bool corrects = words.what.act == dialogue_act::correct;
    // "14" under the summary is one of the options there, and "number 1" too.
    const bool is_option = words.what.nth > 0 || count_words(words) < 2;
    if (changed.empty() && (corrects || (in.mode == form_mode::confirming && !is_option)))
        if (auto place = corrected_number(now, in, *declared, rest)) {
            in.key.clear();
            put(now, in, *place->of, std::move(place->value));
            changed.push_back(place->of->name);
        }
    if (!changed.empty()) {
        say_noted(now, in, changed, msg::form_changed);
        advance(now);
        return true;
    }
    if (!corrects) return false;
    const auto* last = last_question(*declared, answered);
    if (last == nullptr) return false;
    // A new answer to the question asked now is no correction; without any, the last is asked
    // again.
    if (in.mode != form_mode::filling) return false;
    const auto* asked = declared->find(in.asked);
    particulars fresh(rest);
    if (asked != nullptr && mentioned_value(rest, in, *asked, fresh)) return false;
    now.say(draft_of(in.plugin, in.intent, core_part(msg::form_ask_again)));
    in.demanded = last->name;
    advance(now);
    return true;
}

}  // namespace lotsen::talk

#include "core/dialogue/repair.hpp"

#include <algorithm>
#include <iterator>

#include "core/dialogue/follow_ups.hpp"
#include "core/dialogue/house_numbers.hpp"
#include "core/dialogue/intents.hpp"
#include "core/dialogue/options.hpp"
#include "core/text/normalise.hpp"

namespace lotsen::talk {
namespace {

void say_core(exchange& now, const running_form& in, message_id id) {
    now.say(draft_of(in.plugin, in.intent, core_part(id)));
}

/// One more failed answer to the question asked, which is then asked again.
void fail_and_ask(exchange& now, running_form& in, part problem) {
    ++in.attempts;
    auto said = draft_of(in.plugin, in.intent, std::move(problem));
    const auto* declared = now.declaration(in);
    const auto* asked = declared == nullptr ? nullptr : declared->find(in.asked);
    if (asked != nullptr && said.lines.front().id != help_for(asked->type).name)
        said.lines.push_back(core_part(help_for(asked->type)));
    if (asked != nullptr && !asked->required) said.lines.push_back(core_part(msg::slot_skip_hint));
    if (in.attempts >= now.limits().failures) said.lines.push_back(core_part(msg::form_offer_help));
    now.say(std::move(said));
    ask_again(now);
}

void explain(exchange& now, const running_form& in, const slot* of) {
    auto line = core_part(msg::slot_why);
    if (of != nullptr && !of->why.empty()) line = part_of(in.plugin, of->why);
    now.say(draft_of(in.plugin, in.intent, std::move(line)));
    ask_again(now);
}

void go_back(exchange& now, running_form& in, const form& declared) {
    const auto asked = std::ranges::find(in.order, in.asked);
    // The question before the one asked now; from the summary, the last one.
    std::string before;
    for (auto it = in.order.begin(); it != asked; ++it) {
        const auto* of = declared.find(*it);
        if (of != nullptr && of->asked && applies(in, *of)) before = *it;
    }
    if (before.empty()) {
        say_core(now, in, msg::form_first_question);
        return ask_again(now);
    }
    say_core(now, in, msg::form_back);
    in.demanded = before;
    in.mode = form_mode::filling;
    advance(now);
}

void start_over(exchange& now, running_form& in) {
    in.slots.clear();
    in.pending.clear();
    in.labels.clear();
    in.skipped.clear();
    in.order.clear();
    in.asked.clear();
    in.demanded.clear();
    in.custom.clear();
    in.key.clear();
    in.attempts = 0;
    in.mode = form_mode::filling;
    say_core(now, in, msg::form_start_over);
    advance(now);
}

void cancel(exchange& now, const running_form& in) {
    cancel_form(now, in.instance);
    after_ending(now);
}

/// "None of these": on to what stands beside the choices, or past the question; otherwise the ways
/// out are offered.
bool pass_over_choices(
    exchange& now, running_form& in, const slot& asked, const words_said& words
) {
    if (asked.type != slot_type::choice) return false;
    if (const auto meant = typed_option(now, words, nearness::loose)) {
        choose(now, *meant);
    } else if (!asked.required) {
        skip_slot(now, in, asked);
    } else {
        in.attempts = std::max(in.attempts, now.limits().failures - 1);
        fail_and_ask(now, in, core_part(help_for(asked.type)));
    }
    return true;
}

/// Acts that a question takes as such, whatever its type. False: it is an answer, or nothing.
bool repair_question(
    exchange& now,
    running_form& in,
    const form& declared,
    const slot* asked,
    const words_said& words
) {
    switch (words.what.act) {
        case dialogue_act::why:
            explain(now, in, asked);
            return true;
        case dialogue_act::back:
            go_back(now, in, declared);
            return true;
        case dialogue_act::skip:
            if (asked == nullptr)
                ask_again(now);
            else
                skip_slot(now, in, *asked);
            return true;
        case dialogue_act::dont_know:
            if (asked == nullptr)
                ask_again(now);
            else if (!asked->required)
                skip_slot(now, in, *asked);
            else
                fail_and_ask(now, in, core_part(help_for(asked->type)));
            return true;
        case dialogue_act::none_of_these:
            return asked != nullptr && pass_over_choices(now, in, *asked, words);
        case dialogue_act::correct:
            if (correct(now, in, words)) return true;
            if (in.mode != form_mode::filling) {
                ask_what_to_change(now, in);
                return true;
            }
            return false;
        default:
            return false;
    }
}

bool repair_inside(exchange& now, running_form& in, const words_said& words) {
    const auto* declared = now.declaration(in);
    if (declared == nullptr) return false;
    switch (words.what.act) {
        case dialogue_act::cancel:
            cancel(now, in);
            return true;
        case dialogue_act::repeat:
            if (!say_again(now, false)) ask_again(now);
            return true;
        case dialogue_act::continue_:
            ask_again(now);
            return true;
        default:
            break;
    }
    if (in.mode == form_mode::unsure) {
        if (words.what.act == dialogue_act::none || words.what.act == dialogue_act::yes ||
            words.what.act == dialogue_act::no)
            return false;
        ask_again(now);
        return true;
    }
    if (words.what.act == dialogue_act::start_over) {
        start_over(now, in);
        return true;
    }
    const auto* asked = in.mode == form_mode::filling ? declared->find(in.asked) : nullptr;
    return repair_question(now, in, *declared, asked, words);
}

/// A yes or a no is an answer to it as any other words are: a name may sound so.
bool takes_any_words(const slot& of) {
    return of.type == slot_type::text && of.personal != personal_data::free_text;
}

/// "No" to a question that need not be answered, "yes" or "no" to one that asks for more.
bool answer_by_yes_or_no(exchange& now, running_form& in, const slot& asked, dialogue_act act) {
    if (asked.type == slot_type::yes_no) return false;
    if (act == dialogue_act::no && !asked.required) {
        skip_slot(now, in, asked);
        return true;
    }
    if (takes_any_words(asked)) return false;
    if (act == dialogue_act::no) {
        fail_and_ask(now, in, core_part(msg::form_needed));
        return true;
    }
    if (act != dialogue_act::yes) return false;
    now.say(draft_of(in.plugin, in.intent, core_part(help_for(asked.type))));
    ask_again(now);
    return true;
}

/// Words where a picture was asked for tell more of the matter, where that was told before.
bool add_to_story(exchange& now, running_form& in, const words_said& words) {
    const auto* declared = now.declaration(in);
    const auto* asked = declared == nullptr ? nullptr : declared->find(in.asked);
    const auto* story = declared == nullptr ? nullptr : story_slot(*declared);
    if (asked == nullptr || asked->type != slot_type::photo || story == nullptr) return false;
    const auto told = text_at(in.slots, story->name);
    if (told.empty() || count_words(words) < now.limits().added_words) return false;
    const auto longer = std::string(told) + '\n' + words.what.text.substr(words.from);
    if (static_cast<std::int64_t>(characters(longer)) > story->most) return false;
    put(now, in, *story, json::value(longer));
    in.key.clear();
    say_noted(now, in, {story->name}, msg::form_noted);
    advance(now);
    return true;
}

/// An address where its street alone was known completes that, and answers nothing else.
bool complete_place(exchange& now, running_form& in, const words_said& words) {
    const auto* declared = now.declaration(in);
    if (declared == nullptr) return false;
    for (const auto& each : declared->slots) {
        const auto* before = in.slots.if_contains(each.name);
        if (each.type != slot_type::place || each.name == in.asked || before == nullptr) continue;
        auto place = with_house_number(words, *before);
        if (!place) continue;
        in.key.clear();
        put(now, in, each, std::move(*place));
        say_noted(now, in, {each.name}, msg::form_changed);
        advance(now);
        return true;
    }
    return false;
}

/// "On Monday", where two times are on Monday: asks which. "Monday at ten" is one of them.
bool narrow_choices(exchange& now, running_form& in, const words_said& words) {
    constexpr std::size_t enough_to_choose = 2;
    const auto* declared = now.declaration(in);
    const auto* asked = declared == nullptr ? nullptr : declared->find(in.asked);
    if (asked == nullptr || asked->type != slot_type::choice) return false;
    auto fit = choices_that_fit(now, words);
    if (fit.options.empty()) return false;
    if (fit.options.size() > 1 || fit.told < enough_to_choose) {
        std::ranges::move(fit.beside, std::back_inserter(fit.options));
        ask_among(now, in, *asked, fit.options);
        return true;
    }
    choose(now, find_option(now.known, now.state, fit.options.front())->does);
    return true;
}

void take_answer(exchange& now, running_form& in, const words_said& words) {
    if (complete_place(now, in, words)) return;
    const auto asked = in.asked;
    const bool again = in.slots.contains(asked);
    auto done = fill(now, in, words);
    // What answers nothing asked may take back what was said before: "no, at the library".
    if (done.slots.empty() && (correct(now, in, words) || add_to_story(now, in, words))) return;
    if (done.slots.empty() && narrow_choices(now, in, words)) return;
    if (done.slots.empty()) return fail_and_ask(now, in, std::move(done.problem));
    in.key.clear();
    std::vector<std::string> besides;
    std::ranges::copy_if(done.slots, std::back_inserter(besides), [&](const std::string& name) {
        return name != asked;
    });
    if (done.asked && again) say_noted(now, in, {asked}, msg::form_changed);
    say_noted(now, in, besides, msg::form_noted);
    advance(now);
}

/// In confirmation: particulars that differ from what the summary says are corrections. Not where
/// the whole message is a phrase that means something else: "säg igen" names no saw.
bool corrects_summary(exchange& now, running_form& in, const words_said& words) {
    const auto act = words.what.act;
    const bool open =
        act == dialogue_act::none || act == dialogue_act::no || act == dialogue_act::correct;
    return in.mode == form_mode::confirming && open && correct(now, in, words);
}

/// A word or two that name another choice than was made before take that back, whatever else they
/// may mean: "by telephone".
bool takes_back(const exchange& now, const running_form& in, const words_said& words) {
    const auto* declared = now.declaration(in);
    if (declared == nullptr || count_words(words) >= now.limits().digress_words) return false;
    particulars left(words);
    return std::ranges::any_of(declared->slots, [&](const slot& each) {
        const auto* before = in.slots.if_contains(each.name);
        if (each.type != slot_type::choice || before == nullptr) return false;
        const auto value = mentioned_value(words, in, each, left);
        return value.has_value() && *value != *before;
    });
}

}  // namespace

void skip_slot(exchange& now, running_form& in, const slot& of) {
    if (in.slots.contains(of.name)) {
        // It was asked again: what stood before stays.
        say_core(now, in, msg::form_kept);
        if (in.demanded == of.name) in.demanded.clear();
        in.pending.erase(of.name);
        return advance(now);
    }
    if (of.required) return fail_and_ask(now, in, core_part(msg::form_needed));
    in.pending.erase(of.name);
    if (in.demanded == of.name) in.demanded.clear();
    in.skipped.push_back(of.name);
    say_core(now, in, msg::form_left_out);
    advance(now);
}

void change_slot(exchange& now, running_form& in, const slot* of) {
    if (of == nullptr) return ask_what_to_change(now, in);
    in.demanded = of->name;
    in.mode = form_mode::filling;
    std::erase(in.skipped, of->name);
    advance(now);
}

void answer_form(exchange& now, const words_said& words) {
    auto& in = *now.state.active();
    const auto* declared = now.declaration(in);
    const auto* asked =
        declared == nullptr || in.mode != form_mode::filling ? nullptr : declared->find(in.asked);
    if (corrects_summary(now, in, words)) return;
    if (repair_inside(now, in, words)) return;
    const auto how = asked == nullptr ? nearness::loose : nearness::whole;
    if (const auto meant = typed_option(now, words, how)) return choose(now, *meant);
    if (!takes_back(now, in, words) &&
        (small_talk_in_form(now, words) || digress(now, words, asked)))
        return;
    if (asked == nullptr) return ask_again(now);
    if (follow_up_in_form(now, words, *asked)) return;
    if (answer_by_yes_or_no(now, in, *asked, words.what.act)) return;
    // "No, I mean Hagalund": the answer is what comes after.
    const bool corrects = words.what.act == dialogue_act::correct;
    take_answer(
        now,
        in,
        {words.what,
         words.photo,
         corrects ? std::min(words.what.correction_begin, words.what.text.size()) : 0}
    );
}

bool repair_outside(exchange& now, const words_said& words) {
    auto* waiting = now.state.front();
    switch (words.what.act) {
        case dialogue_act::repeat:
            if (say_again(now, false)) return true;
            now.say(core_draft("help", core_part(msg::repeat_nothing)));
            return true;
        case dialogue_act::cancel:
            if (waiting != nullptr) {
                cancel_form(now, waiting->instance);
                after_ending(now);
            } else {
                auto said = core_draft("help", core_part(msg::cancel_nothing));
                offer_tiles(now, said);
                now.say(std::move(said));
            }
            return true;
        case dialogue_act::continue_:
        case dialogue_act::back:
            if (waiting == nullptr) return false;
            now.state.parked = false;
            now.say(draft_of(waiting->plugin, waiting->intent, core_part(msg::form_resumed)));
            ask_again(now);
            return true;
        // What only a question is answered with.
        case dialogue_act::skip:
        case dialogue_act::dont_know:
        case dialogue_act::why:
            if (waiting == nullptr) return false;
            now.state.parked = false;
            answer_form(now, words);
            return true;
        case dialogue_act::start_over:
            now.state.wishes.reset();
            while (!now.state.forms.empty())
                cancel_form(now, now.state.forms.back().instance);
            greet(now);
            return true;
        case dialogue_act::yes: {
            auto said = core_draft("help", core_part(msg::help_text));
            offer_tiles(now, said);
            now.say(std::move(said));
            return true;
        }
        case dialogue_act::none_of_these:
            ask_to_rephrase(now);
            return true;
        case dialogue_act::no:
            now.say(core_draft("anything_else", core_part(msg::ok_then)));
            return true;
        default:
            return false;
    }
}

}  // namespace lotsen::talk

// The cases: what the resident does, and what has to come of it.
#include <algorithm>

#include "core/app/trial/repair_scene.hpp"

namespace lotsen::trial {
namespace {

constexpr std::chrono::hours a_day{24};

/// A new value in the words of a correction; where words cannot hold one, the question comes back.
bool correct(repair_scene& scene, const slot& of) {
    if (scene.book().answers(*scene.at.of, of, scene.talk.locale()).size() < 2) return false;
    if (const auto other = scene.other_in_passing(of)) {
        scene.talk.say(scene.phrase("correct") + " " + other->words);
        scene.expect_changed(of, *other);
        scene.expect_said("core", "form.changed");
        if (!scene.is_condition(of)) scene.expect_asked_again();
        return true;
    }
    if (scene.at.asked == nullptr) return false;
    scene.talk.say(scene.phrase("correct"));
    scene.expect_said("core", "form.ask_again");
    scene.expect_asked(of);
    if (!give_answer(scene.talk, scene.book(), *scene.at.of, of, 1)) return true;
    scene.expect_changed(of, {});
    if (!scene.is_condition(of)) scene.expect_asked_again();
    return true;
}

bool correct_last(repair_scene& scene) {
    const auto answered = scene.answered();
    return !answered.empty() && correct(scene, *answered.back());
}

/// Said in passing, or gone back to.
bool correct_earlier(repair_scene& scene) {
    const auto answered = scene.answered();
    if (answered.size() < 2) return false;
    const auto& of = **(answered.rbegin() + 1);
    if (scene.other_in_passing(of)) return correct(scene, of);
    if (scene.book().answers(*scene.at.of, of, scene.talk.locale()).size() < 2) return false;
    for (int steps = 0; steps < 2; ++steps)
        scene.talk.say(scene.phrase("back"));
    scene.expect_asked(of);
    if (!give_answer(scene.talk, scene.book(), *scene.at.of, of, 1)) return true;
    scene.expect_changed(of, {});
    if (!scene.is_condition(of)) scene.expect_asked_again();
    return true;
}

bool correct_several(repair_scene& scene) {
    auto text = scene.phrase("correct");
    std::vector<std::pair<const slot*, slot_answer>> said;
    for (const auto* each : scene.answered()) {
        if (scene.is_condition(*each) || !each->required_if_slot.empty()) continue;
        const auto other = scene.other_in_passing(*each);
        if (!other) continue;
        text += (said.empty() ? " " : ", ") + other->words;
        said.emplace_back(each, *other);
    }
    if (said.size() < 2) return false;
    scene.talk.say(text);
    for (const auto& [of, other] : said)
        scene.expect_changed(*of, other);
    scene.expect_said("core", "form.changed");
    scene.expect_asked_again();
    return true;
}

void expect_left_out(repair_scene& scene) {
    scene.expect_said("core", "form.left_out");
    const auto* in = scene.talk.form();
    const bool passed = in == nullptr || in->asked != scene.at.asked->name;
    scene.expect(passed, "the next question");
}

bool not_knowing(repair_scene& scene) {
    scene.talk.say(scene.phrase("dont_know"));
    if (scene.at.asked != nullptr && !scene.at.asked->required) {
        expect_left_out(scene);
        return true;
    }
    if (scene.at.asked != nullptr)
        scene.expect_said("core", "slot.help." + std::string(to_string(scene.at.asked->type)));
    scene.expect_asked_again();
    return true;
}

bool skip(repair_scene& scene) {
    scene.talk.say(scene.phrase("skip"));
    if (scene.at.asked != nullptr && !scene.at.asked->required) {
        expect_left_out(scene);
        return true;
    }
    if (scene.at.asked != nullptr) scene.expect_said("core", "form.needed");
    scene.expect_asked_again();
    return true;
}

bool why(repair_scene& scene) {
    scene.talk.say(scene.phrase("why"));
    if (scene.at.asked == nullptr || scene.at.asked->why.empty())
        scene.expect_said("core", "slot.why");
    else
        scene.expect_said(scene.plugin().id, scene.at.asked->why);
    scene.expect_asked_again();
    return true;
}

bool repeat(repair_scene& scene) {
    const auto before = scene.talk.last().says.empty() ? "" : scene.talk.last().says.back().text;
    scene.talk.say(scene.phrase("repeat"));
    scene.expect(scene.talk.heard().find(before) != std::string::npos, "the same again");
    scene.expect_asked_again();
    return true;
}

bool start_over(repair_scene& scene) {
    scene.talk.say(scene.phrase("start_over"));
    scene.expect_said("core", "form.start_over");
    const auto* in = scene.talk.form();
    scene.expect(in != nullptr && in->slots.empty(), "the form without answers");
    return true;
}

bool cancel(repair_scene& scene) {
    scene.talk.say(scene.phrase("cancel"));
    const auto title = scene.words(scene.plugin().id, scene.at.of->title);
    scene.expect_said("core", "form.cancelled", {{"title", title}});
    scene.expect(scene.talk.state().forms.empty(), "no open form");
    return true;
}

struct digression {
    std::string plugin, intent, text;
};

/// A sentence that means another intent without a form: the plugin's, another's, or a complaint.
digression elsewhere(const repair_scene& scene) {
    const auto sentence = [&](const std::string& plugin, const std::string& intent) {
        return scene.book().sentence(plugin, intent, scene.talk.locale());
    };
    const auto of = [&](const manifest& plugin) -> std::optional<digression> {
        for (const auto& each : plugin.intents) {
            const bool own = each.name == scene.at.reached.form()->intent;
            if (!each.form.empty() || (own && plugin.id == scene.plugin().id)) continue;
            if (auto text = sentence(plugin.id, each.name); !text.empty())
                return digression{plugin.id, each.name, std::move(text)};
        }
        return std::nullopt;
    };
    if (auto found = of(scene.plugin())) return *found;
    for (const auto& each : scene.on().content().plugins)
        if (each.id != scene.plugin().id)
            if (auto found = of(each)) return *found;
    return {"core", "complaint", sentence("core", "complaint")};
}

bool digress(repair_scene& scene) {
    const auto [plugin, intent, text] = elsewhere(scene);
    if (text.empty()) return false;
    scene.talk.want(plugin, intent, text);
    const auto here = scene.at.reached.form()->instance;
    const auto* begun = scene.talk.form();
    scene.expect(begun == nullptr || begun->instance != here, "an answer to the other question");
    // It may have begun another form: that one is left first.
    if (begun != nullptr) scene.talk.say(scene.phrase("cancel"));
    const auto title = scene.words(scene.plugin().id, scene.at.of->title);
    if (plugin != "core") scene.expect_said("core", "form.resume", {{"title", title}});
    scene.talk.say(scene.phrase("continue"));
    scene.expect_asked_again();
    return true;
}

/// Text of the form in another way than asked: a choice by its number, a date as others write it.
std::string in_another_form(repair_scene& scene, const slot& of) {
    const auto all = scene.book().answers(*scene.at.of, of, scene.talk.locale());
    const auto& first = all.front().words;
    switch (of.type) {
        case slot_type::choice:
            return "1";
        case slot_type::yes_no:
            return scene.phrase("yes");
        case slot_type::date:  // 2026-11-24 -> 24.11.2026
            return first.substr(8, 2) + "." + first.substr(5, 2) + "." + first.substr(0, 4);
        case slot_type::time:
            return first.substr(0, 2) + "." + first.substr(3, 2);
        case slot_type::phone:
            return "070-123 45 67";
        case slot_type::email:
            return "Anna@Example.org.";
        case slot_type::number:
            return first + ".";
        default:
            return {};
    }
}

bool another_form(repair_scene& scene) {
    if (scene.at.asked == nullptr || scene.at.asked->validated) return false;
    const auto text = in_another_form(scene, *scene.at.asked);
    if (text.empty()) return false;
    scene.talk.say(text);
    const auto* in = scene.talk.form();
    const auto taken = in == nullptr || in->slots.contains(scene.at.asked->name);
    scene.expect(taken, "\"" + text + "\" to be an answer");
    return true;
}

/// "Yes, but Hagalund": what is said besides counts, and nothing is sent.
bool yes_or_no_with_correction(repair_scene& scene) {
    if (scene.at.asked != nullptr) return false;
    for (const auto* each : scene.answered()) {
        const auto other = scene.other_in_passing(*each);
        if (!other || scene.is_condition(*each)) continue;
        for (const auto* act : {"yes", "no"}) {
            scene.talk = scene.at.reached;
            scene.talk.say(scene.phrase(act) + ", " + other->words);
            scene.expect_changed(*each, *other);
            scene.expect_asked_again();
        }
        return true;
    }
    return false;
}

/// The words could be an answer to the question: then they are.
bool takes_any_words(const slot* asked) {
    return asked != nullptr && (asked->type == slot_type::text || asked->type == slot_type::place);
}

bool contradict(repair_scene& scene) {
    if (takes_any_words(scene.at.asked)) return false;
    const auto answered = scene.answered();
    const auto last = std::find_if(answered.rbegin(), answered.rend(), [&](const slot* each) {
        const bool alike = scene.at.asked != nullptr && scene.at.asked->type == each->type;
        return !alike && scene.other_in_passing(*each).has_value();
    });
    if (last == answered.rend()) return false;
    const auto other = *scene.other_in_passing(**last);
    scene.talk.say(other.words);
    scene.expect_changed(**last, other);
    if (!scene.is_condition(**last)) scene.expect_asked_again();
    return true;
}

bool silence(repair_scene& scene) {
    scene.talk.wait(a_day);
    scene.talk.say(scene.phrase("continue"));
    scene.expect_asked_again();
    return true;
}

}  // namespace

/// The change of language is played by `try_repairs`, which knows the other language.
const std::vector<repair_case>& all_repair_cases() {
    static const std::vector<repair_case> cases{
        {"correct the last slot", correct_last},
        {"correct an earlier slot", correct_earlier},
        {"correct several at once", correct_several},
        {"don't know", not_knowing},
        {"skip", skip},
        {"why do you ask", why},
        {"repeat", repeat},
        {"start over", start_over},
        {"cancel", cancel},
        {"digress and return", digress},
        {"answer in another form", another_form},
        {"yes or no with a correction", yes_or_no_with_correction},
        {"come back after a day", silence},
        {"contradict oneself", contradict}};
    return cases;
}

}  // namespace lotsen::trial

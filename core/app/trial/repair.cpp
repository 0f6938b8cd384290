#include "core/app/trial/repair.hpp"

#include <algorithm>
#include <set>

#include "core/app/trial/repair_scene.hpp"

namespace lotsen::trial {
namespace {

constexpr std::string_view language_case = "change of language";
constexpr std::size_t most_questions = 40;  // of one form

/// One way through a form: which of a choice's answers is given, where it is not the first.
using path = std::map<std::string, std::size_t>;

/// The first answers, and a way for each question that only another answer leads to.
std::vector<path> paths_of(const form& of) {
    std::vector<path> all{{}};
    for (const auto& each : of.slots) {
        const auto* condition =
            each.required_if_slot.empty() ? nullptr : of.find(each.required_if_slot);
        if (condition == nullptr || each.required_if_values.empty()) continue;
        const auto& value = each.required_if_values.front();
        const auto found = std::ranges::find(condition->choices, value, &choice::value);
        const auto place = static_cast<std::size_t>(found - condition->choices.begin());
        if (found != condition->choices.end() && place > 0)
            all.push_back({{condition->name, place}});
    }
    return all;
}

class form_trial {
  public:
    form_trial(stage& on, const manifest& of, const std::string& locale, std::string other)
        : on_(on), of_(of), book_(on, of), locale_(locale), other_(std::move(other)) {}

    repair_report run() {
        for (const auto& each : of_.intents)
            try_beginning({each.name, {}, {}});
        for (const auto& each : of_.intents)
            try_beginning({each.name, book_.sentence(of_.id, each.name, locale_), {}});
        for (const auto& each : of_.forms)
            if (!played_.contains(each.name))
                report_.broken.push_back(
                    of_.id + " " + each.name + ": reached: " + locale_ + ": no intent begins it"
                );
        return std::move(report_);
    }

  private:
    /// How a form is begun: an intent, said in no words or in these, and then perhaps an option.
    struct beginning {
        std::string intent, text;
        std::optional<std::size_t> option;
    };

    static std::vector<std::string> options_of(const rehearsal& talk) {
        std::vector<std::string> all;
        for (const auto& said : talk.last().says) {
            for (const auto& one : said.options)
                all.push_back(one.option);
            for (const auto& card : said.cards)
                for (const auto& one : array_at(card.as_object(), "options"))
                    all.emplace_back(text_at(one.as_object(), "option"));
        }
        return all;
    }

    rehearsal begun(const beginning& how) const {
        rehearsal talk(on_, locale_);
        talk.want(of_.id, how.intent, how.text);
        if (how.option) talk.choose(options_of(talk).at(*how.option));
        return talk;
    }

    void try_beginning(beginning how) {
        if (played_.size() == of_.forms.size()) return;
        const auto first = begun(how);
        if (play_begun(first, how)) return;
        for (std::size_t i = 0; i < options_of(first).size(); ++i) {
            how.option = i;
            play_begun(begun(how), how);
        }
    }

    bool play_begun(const rehearsal& talk, const beginning& how) {
        const auto* in = talk.form();
        if (in == nullptr || in->plugin != of_.id) return false;
        if (const auto* declared = of_.find_form(in->name)) play_form(how, *declared);
        return true;
    }

    void play_form(const beginning& how, const form& declared) {
        if (!played_.insert(declared.name).second) return;
        std::set<std::string> seen;
        for (const auto& way : paths_of(declared))
            walk(how, declared, way, seen);
        for (const auto& each : declared.slots)
            if (each.asked && !seen.contains(each.name))
                report_.broken.push_back(
                    of_.id + " " + declared.name + " " + each.name + ": reached: " + locale_ +
                    ": expected the question, came \"" + last_heard_ + "\""
                );
    }

    void walk(
        const beginning& how, const form& declared, const path& way, std::set<std::string>& seen
    ) {
        auto talk = begun(how);
        for (std::size_t questions = 0; questions < most_questions; ++questions) {
            last_heard_ = talk.heard();
            const auto* in = talk.form();
            if (in == nullptr || in->name != declared.name) break;
            const auto* asked = declared.find(in->asked);
            if (asked == nullptr && in->mode != talk::form_mode::confirming) break;
            const auto name = asked == nullptr ? std::string() : asked->name;
            if (seen.insert(name).second) play_cases({talk, &declared, asked});
            if (asked == nullptr) return send(talk);
            const auto chosen = way.find(name);
            const auto number = chosen == way.end() ? 0 : chosen->second;
            if (!give_answer(talk, book_, declared, *asked, number)) break;
            const auto* after = talk.form();
            if (after != nullptr && after->asked == name) break;  // refused
        }
    }

    /// Other forms of the plugin may ask for its reference.
    void send(rehearsal& talk) {
        talk.say(book_.phrase("yes", locale_));
        for (const auto& one : talk.last().cases)
            book_.keep_reference(one.reference);
    }

    void play_cases(const spot& at) {
        for (const auto& each : all_repair_cases()) {
            repair_scene scene(on_, of_, book_, at, std::string(each.name), report_.broken);
            if (each.play(scene)) ++report_.played[std::string(each.name)];
        }
        repair_scene scene(on_, of_, book_, at, std::string(language_case), report_.broken);
        scene.talk.change_locale(other_);
        scene.expect_asked_again();
        ++report_.played[std::string(language_case)];
    }

    stage& on_;
    const manifest& of_;
    answer_book book_;
    const std::string locale_;
    const std::string other_;
    std::set<std::string> played_;
    std::string last_heard_;
    repair_report report_;
};

}  // namespace

repair_report try_repairs(
    stage& on, const manifest& of, const std::string& locale, const std::string& other
) {
    return form_trial(on, of, locale, other).run();
}

std::vector<std::string> repair_cases() {
    std::vector<std::string> names;
    for (const auto& each : all_repair_cases())
        names.emplace_back(each.name);
    names.emplace_back(language_case);
    return names;
}

}  // namespace lotsen::trial

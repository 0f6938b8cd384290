#include <iomanip>
#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/learning/learner.hpp"
#include "core/app/wiring/content.hpp"

namespace lotsen {
namespace {

constexpr std::size_t shown = 20;  // sentences of a list

void print_list(const std::vector<labelled_text>& sentences, const std::string& head) {
    if (sentences.empty()) return;
    std::cout << head << '\n';
    for (std::size_t i = 0; i < std::min(shown, sentences.size()); ++i)
        std::cout << "  " << sentences[i].language << "  " << sentences[i].label << "  "
                  << sentences[i].text << '\n';
    if (sentences.size() > shown) std::cout << "  ...\n";
}

int tell(const lesson& one) {
    const auto& judged = one.judged;
    std::cout << std::fixed << std::setprecision(1) << one.added.size() << " new sentences\n"
              << "examples understood   " << 100 * judged.examples_before << " % -> "
              << 100 * judged.examples_after << " %\n"
              << "held-out understood   " << 100 * judged.held_out.all_before.accuracy() << " % -> "
              << 100 * judged.held_out.all_after.accuracy() << " %\n";
    print_list(
        judged.not_understood, "Not understood as they are meant, although they were learned:"
    );
    if (judged.accepted()) {
        std::cout << "Learned: version " << one.version << " is in use.\n";
        return 0;
    }
    std::cout << "Not learned, nothing has changed:\n";
    for (const auto& reason : judged.against)
        std::cout << "  " << reason << '\n';
    return 1;
}

int undo(learner& teacher) {
    const auto version = teacher.undo();
    if (version.has_error()) throw std::runtime_error(version.error().detail);
    if (*version == 0)
        std::cout << "Undone: what the program itself brings is in use.\n";
    else
        std::cout << "Undone: version " << *version << " is in use.\n";
    return 0;
}

int status(const learner& teacher) {
    const auto& versions = teacher.versions();
    std::cout << "version " << versions.current() << " is in use; "
              << (teacher.has_news() ? "the files say something new" : "the files say nothing new")
              << " (" << versions.folder().string() << ")\n";
    return 0;
}

}  // namespace

int learn_command(const command_line& given) {
    auto known = common_options();
    known.add_options()("what", options::value<std::string>()->default_value(""), "undo, status");
    options::positional_options_description positional;
    positional.add("what", 1);
    const auto parsed = parse(given, known, positional);
    const auto what = parsed["what"].as<std::string>();
    if (!what.empty() && what != "undo" && what != "status")
        throw wrong_use{"learn what? Nothing behind it, undo, or status"};
    const auto settings = settings_of(given, parsed);
    const auto loaded = load_content(settings);
    if (loaded.has_error()) throw std::runtime_error(loaded.error().detail);
    auto teacher = make_learner(settings, *loaded);
    if (what == "undo") return undo(teacher);
    if (what == "status") return status(teacher);
    const auto made = teacher.learn(*loaded->understanding, system_clock().now());
    if (made.has_error() && made.error().code == errc::not_found) {
        std::cout << "There is nothing new in " << teacher.versions().folder().string() << ".\n";
        return 0;
    }
    if (made.has_error()) throw std::runtime_error(made.error().detail);
    return tell(*made);
}

}  // namespace lotsen

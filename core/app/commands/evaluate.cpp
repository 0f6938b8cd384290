#include <algorithm>
#include <iomanip>
#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/wiring/content.hpp"
#include "core/understanding/held_out.hpp"
#include "core/understanding/model.hpp"
#include "core/understanding/particulars.hpp"

namespace lotsen {
namespace {

constexpr std::size_t confusions_shown = 20;

std::vector<labelled_text> texts_of(const std::string& file) {
    auto read = read_labelled(file);
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    return std::move(*read);
}

void print_row(const std::string& name, const held_out_figures& row) {
    std::cout << std::left << std::setw(36) << name << std::right << std::setw(6) << row.sentences
              << std::setw(9) << 100 * row.accuracy() << std::setw(9) << 100 * row.surety()
              << std::setw(12) << 100 * row.accuracy_when_sure() << std::setw(11)
              << 100 * row.language() << '\n';
}

void print(const held_out_report& report) {
    std::cout << std::fixed << std::setprecision(1);
    const auto head = [](const char* what) {
        std::cout << std::left << std::setw(36) << what << std::right << std::setw(6) << "texts"
                  << std::setw(9) << "right %" << std::setw(9) << "sure %" << std::setw(12)
                  << "then right" << std::setw(11) << "language" << '\n';
    };
    head("language");
    for (const auto& [language, row] : report.languages)
        print_row(language, row);
    print_row("all", report.all);
    std::cout << '\n';
    head("intent, the least understood first");
    std::vector<std::pair<std::string, held_out_figures>> intents(
        report.intents.begin(), report.intents.end()
    );
    std::ranges::stable_sort(intents, {}, [](const auto& one) { return one.second.accuracy(); });
    for (const auto& [intent, row] : intents)
        print_row(intent, row);
    std::cout << "\nmeant, and taken for\n";
    for (std::size_t i = 0; i < std::min(confusions_shown, report.confusions.size()); ++i) {
        const auto& one = report.confusions[i];
        std::cout << std::setw(4) << one.times << "  " << one.meant << ", "
                  << (one.taken_for.empty() ? "nothing" : one.taken_for) << '\n';
    }
}

void print_particulars(const std::string& name, const figures_by_type& rows) {
    for (const auto& [type, row] : rows)
        std::cout << std::left << std::setw(10) << name << std::setw(12) << type << std::right
                  << std::setw(7) << row.meant << std::setw(13) << 100 * row.precision()
                  << std::setw(10) << 100 * row.recall() << '\n';
}

void print(const particulars_report& report, bool mistakes) {
    std::cout << std::fixed << std::setprecision(1) << std::left << std::setw(10) << "language"
              << std::setw(12) << "particular" << std::right << std::setw(7) << "marks"
              << std::setw(13) << "precision %" << std::setw(10) << "recall %" << '\n';
    for (const auto& [language, rows] : report.languages)
        print_particulars(language, rows);
    print_particulars("all", report.all);
    if (!mistakes) return;
    for (const auto& one : report.mistakes)
        std::cout << one.language << '\t' << one.type << '\t' << one.meant << ", found "
                  << one.found << ": " << one.text << '\n';
}

std::filesystem::path own_tests(const config& settings, const char* name) {
    return settings.content.parent_path() / "tests" / "understanding" / name;
}

int evaluate_particulars(const command_line& given, const options::variables_map& parsed) {
    const auto settings = settings_of(given, parsed);
    std::filesystem::path folder = parsed["particulars"].as<std::string>();
    if (folder.empty()) folder = own_tests(settings, "particulars");
    const auto loaded = load_content(settings);
    if (loaded.has_error()) throw std::runtime_error(loaded.error().detail);
    const auto report = measure_particulars(*loaded->understanding, folder);
    if (report.has_error()) throw std::runtime_error(report.error().detail);
    print(*report, parsed.contains("mistakes"));
    return 0;
}

/// A version of data/learning by its number, or a folder of the same form.
reader_sources earlier(const learner& teacher, const std::string& which) {
    const bool number = !which.empty() && which.find_first_not_of("0123456789") == which.npos;
    auto sources = teacher.sources();
    sources.learned =
        number ? teacher.versions().path_of(std::stoi(which)) : std::filesystem::path(which);
    if (!sources.learned.empty() && !std::filesystem::exists(sources.learned))
        throw std::runtime_error("no such version or folder: " + which);
    return sources;
}

void print_change(const changed_sentence& one) {
    const auto* verdict = one.better() ? "better" : one.worse() ? "worse " : "other ";
    const auto named = [](const std::string& label) { return label.empty() ? "nothing" : label; };
    std::cout << verdict << "  " << one.sentence.language << "  " << named(one.before) << " -> "
              << named(one.after) << " (meant: " << one.sentence.label << ")  " << one.sentence.text
              << '\n';
}

int evaluate_against(const command_line& given, const options::variables_map& parsed) {
    const auto settings = settings_of(given, parsed);
    const auto loaded = load_content(settings);
    if (loaded.has_error()) throw std::runtime_error(loaded.error().detail);
    const auto teacher = make_learner(settings, *loaded);
    auto sources = earlier(teacher, parsed["against"].as<std::string>());
    sources.models = teacher.versions().folder() / "models";  // those in use stay
    const auto before = make_reader(sources);
    if (before.has_error()) throw std::runtime_error(before.error().detail);
    const auto tests = teacher.tests();
    if (tests.has_error()) throw std::runtime_error(tests.error().detail);
    const auto made =
        compare(**before, *loaded->understanding, tests->held_out, system_clock().now());
    for (const auto& one : made.changes)
        print_change(one);
    const auto count = [&](auto is) { return std::ranges::count_if(made.changes, is); };
    std::cout << std::fixed << std::setprecision(1) << made.changes.size() << " of "
              << tests->held_out.size()
              << " sentences are understood otherwise: " << count(&changed_sentence::better)
              << " better, " << count(&changed_sentence::worse) << " worse; right "
              << 100 * made.all_before.accuracy() << " % -> " << 100 * made.all_after.accuracy()
              << " %\n";
    return 0;
}

int evaluate_plugins(const command_line& given, const options::variables_map& parsed) {
    const auto settings = settings_of(given, parsed);
    std::filesystem::path folder = parsed["plugins"].as<std::string>();
    if (folder.empty()) folder = own_tests(settings, "held_out");
    const auto loaded = load_content(settings);
    if (loaded.has_error()) throw std::runtime_error(loaded.error().detail);
    const auto report = measure_held_out(*loaded->understanding, folder, system_clock().now());
    if (report.has_error()) throw std::runtime_error(report.error().detail);
    print(*report);
    return 0;
}

}  // namespace

int evaluate_command(const command_line& given) {
    auto known = common_options();
    known.add_options()("train", options::value<std::string>(), "text<TAB>label lines")(
        "test", options::value<std::string>(), "text<TAB>label lines"
    )("out-of-scope", options::value<std::string>()->default_value(""), "the label of the unknown")(
        "plugins",
        options::value<std::string>()->implicit_value(""),
        "a folder of <tag>.tsv, text<TAB>plugin.intent lines"
    )("particulars",
      options::value<std::string>()->implicit_value(""),
      "a folder of <tag>.tsv, texts with [marks](type:value)")(
        "against",
        options::value<std::string>(),
        "a version of data/learning (0: none), or a folder of the same form"
    )("mistakes", "with --particulars: each text that was not read as it is marked");
    const auto parsed = parse(given, known);
    if (parsed.contains("plugins")) return evaluate_plugins(given, parsed);
    if (parsed.contains("against")) return evaluate_against(given, parsed);
    if (parsed.contains("particulars")) return evaluate_particulars(given, parsed);
    if (!parsed.contains("train") || !parsed.contains("test"))
        throw wrong_use{
            "evaluate what? Give --train FILE and --test FILE, --plugins, --particulars or "
            "--against"};
    const auto measured = evaluate(
        texts_of(parsed["train"].as<std::string>()),
        texts_of(parsed["test"].as<std::string>()),
        parsed["out-of-scope"].as<std::string>()
    );
    if (measured.has_error()) throw std::runtime_error(measured.error().detail);
    std::cout << std::fixed << std::setprecision(4) << "accuracy           " << measured->accuracy
              << "\nmacro-F1           " << measured->macro_f1 << "\nAUROC out of scope "
              << measured->auroc << "\ncalibration error  " << measured->calibration_error
              << std::setprecision(1) << "\nmicroseconds       " << measured->microseconds_a_text
              << " a sentence\nseconds            " << measured->seconds_to_train << " to train\n";
    return 0;
}

}  // namespace lotsen

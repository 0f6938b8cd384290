#include "core/app/learning/judge.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/json.hpp"

namespace lotsen {
namespace {

double share_right(
    const reader& understanding, const std::vector<labelled_text>& sentences, time_point now
) {
    reading_context context;
    context.now = now;
    held_out_figures figures;
    for (const auto& one : sentences)
        figures.count(understanding.read(one.text, context), one);
    return figures.accuracy();
}

std::string percent(double share) {
    const auto tenths = std::lround(share * 1000);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string fell(const std::string& what, double before, double after) {
    return what + ": " + percent(before) + " were understood, now " + percent(after);
}

void judge_held_out(const comparison& compared, std::vector<std::string>& against) {
    const auto before = compared.all_before.accuracy();
    const auto after = compared.all_after.accuracy();
    if (before - after > most_lost_of_held_out)
        against.push_back(fell("held-out sentences", before, after));
    for (const auto& [language, figures] : compared.before) {
        const auto& now = compared.after.at(language);
        if (figures.accuracy() - now.accuracy() > most_lost_of_a_language)
            against.push_back(
                fell("held-out sentences, " + language, figures.accuracy(), now.accuracy())
            );
    }
}

}  // namespace

judgement judge(
    const reader& before,
    const reader& after,
    const lesson_tests& tests,
    const std::vector<labelled_text>& added,
    time_point now
) {
    judgement made;
    made.examples_before = share_right(before, tests.examples, now);
    made.examples_after = share_right(after, tests.examples, now);
    if (made.examples_before - made.examples_after > most_lost_of_examples)
        made.against.push_back(fell("examples", made.examples_before, made.examples_after));
    made.held_out = compare(before, after, tests.held_out, now);
    judge_held_out(made.held_out, made.against);
    for (const auto& one : compare(before, after, tests.transcripts, now).changes) {
        if (!one.worse()) continue;
        auto& reason = made.against.emplace_back("a conversation that begins with \"");
        reason += one.sentence.text;
        reason += "\" (";
        reason += one.sentence.language;
        reason += ") would be taken for ";
        reason += one.after;
    }
    reading_context context;
    context.now = now;
    for (const auto& one : added)
        if (best_label(after.read(one.text, context)) != one.label)
            made.not_understood.push_back(one);
    return made;
}

result<std::vector<labelled_text>> first_sentences(const std::filesystem::path& transcripts) {
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(transcripts, missing))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<labelled_text> all;
    for (const auto& file : files) {
        const auto read = read_json(file);
        if (read.has_error()) return read.error();
        if (!read->is_object()) continue;
        const auto& turns = array_at(read->get_object(), "turns");
        if (turns.empty() || !turns.front().is_object()) continue;
        const auto& first = turns.front().get_object();
        const auto& expected = object_at(first, "expect");
        const auto plugin = std::string(text_at(expected, "plugin"));
        const auto intent = std::string(text_at(expected, "intent"));
        if (text_at(first, "say").empty() || plugin.empty() || intent.empty()) continue;
        labelled_text one;
        one.text = text_at(first, "say");
        one.label = plugin;
        one.label += '.';
        one.label += intent;
        one.language = text_at(read->get_object(), "locale");
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace lotsen

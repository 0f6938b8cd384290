#include "core/understanding/held_out.hpp"

#include <algorithm>
#include <utility>

#include "core/understanding/model.hpp"

namespace lotsen {
namespace {

struct answer {
    std::string label;  // empty where nothing was understood
    bool sure = false;
    std::string language;
};

answer answer_of(const understanding& read) {
    if (read.intents.empty()) return {{}, false, read.language};
    const auto& best = read.intents.front();
    return {best.plugin + "." + best.intent, best.confidence >= sure_enough, read.language};
}

void add(held_out_figures& to, const answer& got, const std::string& meant, bool named) {
    const bool right = got.label == meant;
    ++to.sentences;
    to.right += right ? 1 : 0;
    to.sure += got.sure ? 1 : 0;
    to.sure_and_right += got.sure && right ? 1 : 0;
    to.named += named ? 1 : 0;
}

}  // namespace

result<held_out_report> measure_held_out(
    const reader& all, const std::filesystem::path& folder, time_point now
) {
    held_out_report report;
    std::map<std::pair<std::string, std::string>, std::size_t> wrong;
    reading_context context;
    context.now = now;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        if (entry.path().extension() != ".tsv") continue;
        const auto language = entry.path().stem().string();
        const auto sentences = read_labelled(entry.path());
        if (sentences.has_error()) return sentences.error();
        for (const auto& one : *sentences) {
            const auto got = answer_of(all.read(one.text, context));
            const bool named = got.language == language;
            add(report.languages[language], got, one.label, named);
            add(report.intents[one.label], got, one.label, named);
            add(report.all, got, one.label, named);
            if (got.label != one.label) ++wrong[{one.label, got.label}];
        }
    }
    if (missing || report.languages.empty())
        return fail(errc::not_found, "no held-out sentences in " + folder.string());
    for (const auto& [pair, times] : wrong)
        report.confusions.push_back({pair.first, pair.second, times});
    std::ranges::stable_sort(report.confusions, std::ranges::greater{}, &confusion::times);
    return report;
}

}  // namespace lotsen

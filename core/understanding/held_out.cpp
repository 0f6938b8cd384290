#include "core/understanding/held_out.hpp"

#include <algorithm>
#include <utility>

#include "core/understanding/model.hpp"

namespace lotsen {

std::string best_label(const understanding& read) {
    if (read.intents.empty()) return {};
    return read.intents.front().plugin + "." + read.intents.front().intent;
}

void held_out_figures::count(const understanding& read, const labelled_text& meant) {
    const bool is_right = best_label(read) == meant.label;
    const bool is_sure = !read.intents.empty() && read.intents.front().confidence >= sure_enough;
    ++sentences;
    right += is_right ? 1 : 0;
    sure += is_sure ? 1 : 0;
    sure_and_right += is_sure && is_right ? 1 : 0;
    named += read.language == meant.language ? 1 : 0;
}

result<std::vector<labelled_text>> read_held_out(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
        if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    if (missing || files.empty())
        return fail(errc::not_found, "no held-out sentences in " + folder.string());
    std::ranges::sort(files);
    std::vector<labelled_text> all;
    for (const auto& file : files) {
        auto sentences = read_labelled(file);
        if (sentences.has_error()) return sentences.error();
        for (auto& one : *sentences) {
            one.language = file.stem().string();
            all.push_back(std::move(one));
        }
    }
    return all;
}

result<held_out_report> measure_held_out(
    const reader& all, const std::filesystem::path& folder, time_point now
) {
    const auto sentences = read_held_out(folder);
    if (sentences.has_error()) return sentences.error();
    held_out_report report;
    std::map<std::pair<std::string, std::string>, std::size_t> wrong;
    reading_context context;
    context.now = now;
    for (const auto& one : *sentences) {
        const auto read = all.read(one.text, context);
        report.languages[one.language].count(read, one);
        report.intents[one.label].count(read, one);
        report.all.count(read, one);
        if (const auto got = best_label(read); got != one.label) ++wrong[{one.label, got}];
    }
    for (const auto& [pair, times] : wrong)
        report.confusions.push_back({pair.first, pair.second, times});
    std::ranges::stable_sort(report.confusions, std::ranges::greater{}, &confusion::times);
    return report;
}

}  // namespace lotsen

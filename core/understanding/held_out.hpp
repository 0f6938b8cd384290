// How well sentences are understood that were written apart from the examples: what
// `lotsen evaluate --plugins` prints and the tests hold to floors.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/understanding/model.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

struct held_out_figures {
    std::size_t sentences = 0;
    std::size_t right = 0;  // the best intent is the right one
    std::size_t sure = 0;
    std::size_t sure_and_right = 0;
    std::size_t named = 0;  // the language is the right one

    /// Shares, 0..1; 0 where there is nothing to share.
    double accuracy() const { return share(right, sentences); }
    double surety() const { return share(sure, sentences); }
    double accuracy_when_sure() const { return share(sure_and_right, sure); }
    double language() const { return share(named, sentences); }

    void count(const understanding& read, const labelled_text& meant);

  private:
    static double share(std::size_t part, std::size_t whole) {
        return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    }
};

/// "plugin.intent" of the best intent; empty where nothing was understood.
std::string best_label(const understanding& read);

struct confusion {
    std::string meant;  // "fault_reports.report_fault"
    std::string taken_for;
    std::size_t times = 0;
};

struct held_out_report {
    std::map<std::string, held_out_figures> languages;
    std::map<std::string, held_out_figures> intents;
    std::vector<confusion> confusions;  // the most frequent first
    held_out_figures all;
};

/// Every <tag>.tsv of the folder (text<TAB>plugin.intent). Errors: not_found (no file), invalid
/// (file and line).
result<std::vector<labelled_text>> read_held_out(const std::filesystem::path& folder);

/// Of such a folder, each sentence without a conversation. Errors: as read_held_out.
result<held_out_report> measure_held_out(
    const reader& all, const std::filesystem::path& folder, time_point now
);

}  // namespace lotsen

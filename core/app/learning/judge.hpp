// Whether what editors added makes understanding better: never at the price of what was understood.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/understanding/comparison.hpp"

namespace lotsen {

/// What a new reader has to understand as well as the one before.
struct lesson_tests {
    std::vector<labelled_text> examples;     // that are there already
    std::vector<labelled_text> held_out;     // written apart from the examples
    std::vector<labelled_text> transcripts;  // first sentences of whole conversations
};

/// How much may be lost, as shares: a few sentences always change.
inline constexpr double most_lost_of_examples = 0.005;
inline constexpr double most_lost_of_held_out = 0.005;
inline constexpr double most_lost_of_a_language = 0.03;

struct judgement {
    std::vector<std::string> against;  // empty: the new reader is taken
    comparison held_out;
    double examples_before = 0;  // share of them that is understood
    double examples_after = 0;
    std::vector<labelled_text> not_understood;  // of the new sentences
    bool accepted() const { return against.empty(); }
};

judgement judge(
    const reader& before,
    const reader& after,
    const lesson_tests& tests,
    const std::vector<labelled_text>& added,
    time_point now
);

/// The first sentence of every <tag>/*.json of the folder that says what it should be understood as
/// (expect.plugin, expect.intent). Without a folder there are none. Errors: not_json.
result<std::vector<labelled_text>> first_sentences(const std::filesystem::path& transcripts);

}  // namespace lotsen

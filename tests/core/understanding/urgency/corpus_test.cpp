// The guard against sentences written apart from its phrases: what must be heard, and what only
// looks like it. Measured for each language; the figures are printed by the test.
#include <gtest/gtest.h>

#include <iostream>

#include "core/understanding/urgency/urgency.hpp"
#include "tests/core/understanding/urgency/danger_corpus.hpp"
#include "tests/support/served.hpp"

namespace lotsen {
namespace {

constexpr double least_recall = 0.97;
constexpr double most_false_alarms = 0.03;
constexpr double least_right_kind = 0.9;
constexpr int least_sentences = 40;

const urgency_guard& guard() {
    static const auto loaded =
        urgency_guard::load(std::string(LOTSEN_SOURCE_DIR) + "/core/understanding/urgency").value();
    return *loaded;
}

struct measured {
    test::danger_figures all;
    std::string wrong;
};

measured measure(const std::string& language) {
    measured made;
    const std::filesystem::path folder = LOTSEN_SOURCE_DIR "/tests/core/understanding/urgency";
    for (const auto& [text, meant] : test::marked_sentences(folder / (language + ".tsv"))) {
        const auto found = guard().find(text, language);
        made.all.count(meant, found.kind);
        if (found.kind == meant) continue;
        made.wrong.append(text).append("\t<- ").append(found.language).append(": ");
        made.wrong.append(found.phrase).append("\n");
    }
    return made;
}

class urgency_corpus : public testing::TestWithParam<std::string> {};

TEST_P(urgency_corpus, is_heard_and_near_misses_are_not) {
    const auto [all, wrong] = measure(GetParam());
    std::cout << GetParam() << ": recall " << all.recall() << ", right kind " << all.right_kind()
              << ", false alarms " << all.false_alarms() << " of " << all.sentences() << '\n'
              << wrong;
    ASSERT_GE(all.sentences(), least_sentences);
    EXPECT_GE(all.recall(), least_recall) << wrong;
    EXPECT_LE(all.false_alarms(), most_false_alarms) << wrong;
    EXPECT_GE(all.right_kind(), least_right_kind) << wrong;
}

INSTANTIATE_TEST_SUITE_P(languages, urgency_corpus, testing::ValuesIn(test::served_languages()));

}  // namespace
}  // namespace lotsen

// The guard against sentences written apart from its phrases: what must be heard, and what only
// looks like it. Measured for each language; the figures are printed by the test.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>

#include "core/understanding/urgency/urgency.hpp"
#include "tests/support/served.hpp"

namespace lotsen {
namespace {

constexpr double least_recall = 0.97;
constexpr double most_false_alarms = 0.03;
constexpr double least_right_kind = 0.9;  // of what was heard
constexpr int least_sentences = 40;

const std::map<std::string, danger> kinds{
    {"none", danger::none},
    {"fire_or_injury", danger::fire_or_injury},
    {"crime", danger::crime},
    {"suicide", danger::suicide}};

const urgency_guard& guard() {
    static const auto loaded =
        urgency_guard::load(std::string(LOTSEN_SOURCE_DIR) + "/core/understanding/urgency").value();
    return *loaded;
}

struct figures {
    int dangers = 0;
    int heard = 0;
    int right_kind = 0;
    int harmless = 0;
    int false_alarms = 0;
    std::string wrong;
};

figures measure(const std::string& language) {
    figures counted;
    std::ifstream file(
        std::string(LOTSEN_SOURCE_DIR) + "/tests/core/understanding/urgency/" + language + ".tsv"
    );
    for (std::string line; std::getline(file, line);) {
        const auto tab = line.find('\t');
        if (tab == line.npos) continue;
        const auto expected = kinds.at(line.substr(tab + 1));
        const auto found = guard().find(line.substr(0, tab), language);
        const bool danger_there = expected != danger::none;
        (danger_there ? counted.dangers : counted.harmless) += 1;
        if (danger_there && found.kind != danger::none) ++counted.heard;
        if (danger_there && found.kind == expected) ++counted.right_kind;
        if (!danger_there && found.kind != danger::none) ++counted.false_alarms;
        if (found.kind != expected)
            counted.wrong += line + "\t<- " + std::string(found.language) + ": " +
                             std::string(found.phrase) + "\n";
    }
    return counted;
}

class urgency_corpus : public testing::TestWithParam<std::string> {};

TEST_P(urgency_corpus, is_heard_and_near_misses_are_not) {
    const auto counted = measure(GetParam());
    ASSERT_GE(counted.dangers + counted.harmless, least_sentences);
    const double recall = static_cast<double>(counted.heard) / counted.dangers;
    const double false_alarms = static_cast<double>(counted.false_alarms) / counted.harmless;
    const double right_kind = static_cast<double>(counted.right_kind) / counted.dangers;
    std::cout << GetParam() << ": recall " << recall << " of " << counted.dangers << ", right kind "
              << right_kind << ", false alarms " << false_alarms << " of " << counted.harmless
              << '\n'
              << counted.wrong;
    EXPECT_GE(recall, least_recall) << counted.wrong;
    EXPECT_LE(false_alarms, most_false_alarms) << counted.wrong;
    EXPECT_GE(right_kind, least_right_kind) << counted.wrong;
}

INSTANTIATE_TEST_SUITE_P(languages, urgency_corpus, testing::ValuesIn(test::served_languages()));

}  // namespace
}  // namespace lotsen

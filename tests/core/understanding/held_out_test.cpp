// How well sentences are understood that were written apart from the examples. The floors only go
// up.
#include <gtest/gtest.h>

#include <iostream>
#include <map>

#include "core/understanding/model.hpp"
#include "tests/core/understanding/sources.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/served.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

struct floors {
    double accuracy;   // the best intent is the right one
    double when_sure;  // of those said with `sure` or more
    double language;
};

constexpr double sure = 0.6;

const std::map<std::string, floors> expected{
    {"sv", {0.85, 0.93, 0.96}},
    {"en", {0.75, 0.93, 0.94}},
    {"fi", {0.81, 0.91, 0.93}},
    {"ar", {0.78, 0.91, 0.96}},
    {"fa", {0.73, 0.90, 0.94}},
    {"so", {0.73, 0.89, 0.92}},
    {"uk", {0.79, 0.90, 0.92}},
    {"pl", {0.83, 0.90, 0.94}},
    {"es", {0.1, 0.1, 0.1}},
    {"tr", {0.1, 0.1, 0.1}},
    {"kmr", {0.1, 0.1, 0.1}},
    {"bs", {0.1, 0.1, 0.1}},
    {"zh-Hans", {0.1, 0.1, 0.1}},
    {"ur", {0.1, 0.1, 0.1}},
    {"bn", {0.1, 0.1, 0.1}},
    {"ro", {0.1, 0.1, 0.1}},
    {"sq", {0.1, 0.1, 0.1}},
    {"ru", {0.1, 0.1, 0.1}},
    {"ti", {0.1, 0.1, 0.1}},
    {"ckb", {0.1, 0.1, 0.1}},
    {"prs", {0.1, 0.1, 0.1}},
};

TEST(held_out, sentences_are_understood_in_every_language) {
    const test::temporary_folder folder;
    const auto made = make_reader(test::repository_sources(folder.path()));
    ASSERT_TRUE(made.has_value()) << made.error().detail;
    reading_context context;
    context.now = test::fake_clock().now();
    for (const auto& language : test::served_languages()) {
        ASSERT_TRUE(expected.contains(language)) << "no floors for " << language;
        const auto& floor = expected.at(language);
        const auto file = std::filesystem::path(LOTSEN_SOURCE_DIR) / "tests" / "understanding" /
                          "held_out" / (language + ".tsv");
        const auto sentences = read_labelled(file).value();
        double right = 0;
        double confident = 0;
        double confident_right = 0;
        double named = 0;
        for (const auto& [text, label, unused] : sentences) {
            const auto got = (*made)->read(text, context);
            named += got.language == language ? 1 : 0;
            if (got.intents.empty()) continue;
            const auto& best = got.intents[0];
            const bool hit = best.plugin + "." + best.intent == label;
            right += hit ? 1 : 0;
            if (best.confidence < sure) continue;
            ++confident;
            confident_right += hit ? 1 : 0;
        }
        const auto count = static_cast<double>(sentences.size());
        std::cout << language << ": intent " << right / count << ", sure of " << confident / count
                  << " and then right " << confident_right / confident << ", language "
                  << named / count << "\n";
        EXPECT_GE(right / count, floor.accuracy) << language;
        EXPECT_GE(confident_right / confident, floor.when_sure) << language;
        EXPECT_GE(named / count, floor.language) << language;
    }
}

}  // namespace
}  // namespace lotsen

// Activities as residents call them, marked in tests/understanding/particulars.
#include <gtest/gtest.h>

#include <iostream>

#include "core/plugin/word_groups.hpp"
#include "core/text/normalise.hpp"
#include "core/understanding/particulars.hpp"
#include "plugins/associations/register.hpp"
#include "tests/support/served.hpp"

namespace lotsen::associations {
namespace {

TEST(activities, are_found_by_what_residents_call_them) {
    constexpr double least_recall = 0.85;
    const std::filesystem::path root = LOTSEN_SOURCE_DIR;
    const word_groups groups(root / "plugins/associations/answers", "activities", fold);
    particular_figures all;
    for (const auto& language : test::served_languages()) {
        const auto texts =
            read_marked(root / "tests/understanding/particulars" / (language + ".tsv"));
        ASSERT_TRUE(texts.has_value()) << texts.error().detail;
        particular_figures here;
        for (const auto& text : *texts) {
            const auto meant = groups.meant(split_words(fold(text.text)));
            for (const auto& mark : text.marks) {
                if (mark.type != "activity") continue;
                ++here.meant;
                here.right += std::ranges::any_of(meant, [&](const word_meaning* one) {
                    return !one->search.empty() && one->search.front() == mark.value;
                });
            }
        }
        std::cout << language << ": " << here.right << " of " << here.meant << "\n";
        all.add(here);
    }
    EXPECT_GE(all.recall(), least_recall);
}

}  // namespace
}  // namespace lotsen::associations

// Questions that do not say what they are about ("how do I get there?") are told from those that
// do.
#include <gtest/gtest.h>

#include <iostream>

#include "core/understanding/held_out.hpp"
#include "core/understanding/understanding.hpp"
#include "tests/core/understanding/trained.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/served.hpp"

namespace lotsen {
namespace {

constexpr double least_heard = 0.7;  // of follow-ups
constexpr double most_false = 0.02;  // of sentences that say what they are about
constexpr double least_of_each_language = 0.3;
constexpr double most_alarms = 0.01;

const std::filesystem::path folder = LOTSEN_SOURCE_DIR "/tests/understanding";

understanding read(const labelled_text& one) {
    reading_context context;
    context.conversation_language = one.language;
    context.now = test::fake_clock().now();
    return test::trained_reader().read(one.text, context);
}

struct counts {
    double all = 0;
    double heard = 0;
    double alarms = 0;
};

/// Those that would be taken for follow-ups, where something was answered before.
counts count(const std::vector<labelled_text>& texts, std::string_view language = {}) {
    counts found;
    for (const auto& one : texts) {
        if (!language.empty() && one.language != language) continue;
        const auto what = read(one);
        const bool sure = !what.intents.empty() && what.intents.front().confidence >= sure_enough &&
                          what.intents.front().intent != "contact_details";
        ++found.all;
        found.alarms += what.urgent() ? 1 : 0;
        found.heard += what.follow_up >= follows_up_enough && !sure ? 1 : 0;
    }
    return found;
}

TEST(follow_ups, are_told_from_questions_that_say_what_they_are_about) {
    const auto texts = read_held_out(folder / "follow_ups").value();
    counts all;
    for (const auto& language : test::served_languages()) {
        const auto own = count(texts, language);
        std::cout << language << ": " << own.heard << " of " << own.all << "\n";
        EXPECT_GE(own.heard / own.all, least_of_each_language) << language;
        all.all += own.all;
        all.heard += own.heard;
        all.alarms += own.alarms;
    }
    std::cout << "follow-ups: heard " << all.heard / all.all << ", alarms " << all.alarms / all.all
              << "\n";
    EXPECT_GE(all.heard / all.all, least_heard);
    EXPECT_LE(all.alarms / all.all, most_alarms);
}

TEST(follow_ups, are_seldom_heard_in_whole_questions) {
    counts all;
    for (const auto* set : {"held_out", "wide", "situations", "ordinary", "stories"}) {
        const auto own = count(read_held_out(folder / set).value());
        std::cout << set << ": " << own.heard << " of " << own.all << "\n";
        all.all += own.all;
        all.heard += own.heard;
    }
    EXPECT_LE(all.heard / all.all, most_false);
}

}  // namespace
}  // namespace lotsen

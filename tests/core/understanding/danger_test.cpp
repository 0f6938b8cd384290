// Danger as people write of it, and what only sounds like it: sentences by somebody who had seen
// neither the guard's phrases nor the examples. Rules and classifier together.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>

#include "core/understanding/to_json.hpp"
#include "tests/core/understanding/trained.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/served.hpp"

namespace lotsen {
namespace {

constexpr double least_recall = 0.92;          // of all languages
constexpr double most_false_alarms = 0.115;    // likewise; half of these have a word of danger
constexpr double least_of_a_language = 0.83;   // recall
constexpr double most_of_a_language = 0.2;     // false alarms
constexpr double least_suicides_named = 0.85;  // of those that are heard
constexpr std::size_t least_sentences = 60;

struct figures {
    int dangers = 0;
    int heard = 0;
    int suicides_heard = 0;
    int suicides_named = 0;
    int harmless = 0;
    int false_alarms = 0;

    void count(std::string_view meant, danger found) {
        const bool rings = found != danger::none;
        if (meant == "none") {
            ++harmless;
            false_alarms += rings ? 1 : 0;
            return;
        }
        ++dangers;
        heard += rings ? 1 : 0;
        if (meant != to_string(danger::suicide) || !rings) return;
        ++suicides_heard;
        suicides_named += found == danger::suicide ? 1 : 0;
    }
    double recall() const { return static_cast<double>(heard) / dangers; }
    double false_alarm_rate() const { return static_cast<double>(false_alarms) / harmless; }
};

figures measure(const std::string& language, figures& all) {
    std::ifstream file(LOTSEN_SOURCE_DIR "/tests/understanding/danger/" + language + ".tsv");
    reading_context context;
    context.conversation_language = language;
    context.now = test::fake_clock().now();
    figures own;
    for (std::string line; std::getline(file, line);) {
        const auto tab = line.find('\t');
        const auto text = line.substr(0, tab);
        const auto meant = line.substr(tab + 1);
        const auto found = test::trained_reader().read(text, context).danger;
        own.count(meant, found);
        all.count(meant, found);
        if ((meant == "none") != (found == danger::none))
            std::cout << language << "\t" << to_string(found) << "\t" << line << "\n";
    }
    return own;
}

TEST(danger, is_heard_in_every_language_and_hardly_where_there_is_none) {
    figures all;
    for (const auto& language : test::served_languages()) {
        const auto own = measure(language, all);
        ASSERT_GE(own.dangers + own.harmless, static_cast<int>(least_sentences)) << language;
        std::cout << language << ": recall " << own.recall() << ", false alarms "
                  << own.false_alarm_rate() << "\n";
        EXPECT_GE(own.recall(), least_of_a_language) << language;
        EXPECT_LE(own.false_alarm_rate(), most_of_a_language) << language;
    }
    const double named = static_cast<double>(all.suicides_named) / all.suicides_heard;
    std::cout << "recall " << all.recall() << ", false alarms " << all.false_alarm_rate()
              << ", suicide named as such " << named << "\n";
    EXPECT_GE(all.recall(), least_recall);
    EXPECT_LE(all.false_alarm_rate(), most_false_alarms);
    EXPECT_GE(named, least_suicides_named);
}

}  // namespace
}  // namespace lotsen

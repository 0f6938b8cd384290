// Danger as people write of it, and what only sounds like it. Phrases and classifier together.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/core/understanding/trained.hpp"
#include "tests/core/understanding/urgency/danger_corpus.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/served.hpp"

namespace lotsen {
namespace {

struct corpus {
    const char* name;
    const char* folder;  // of <tag>.tsv
    int least_sentences;
    // Of all languages, then of each.
    double least_recall;
    double most_false_alarms;
    double least_of_a_language;
    double most_of_a_language;
    double least_suicides_named;  // as such, of those that are heard
};

// Sentences by somebody who had seen neither phrases nor examples.
constexpr corpus unseen{"unseen", "tests/understanding/danger", 60, 0.98, 0.032, 0.93, 0.14, 0.9};
// Likewise, but of situations that few think of, and most without a word of danger.
constexpr corpus uncommon{
    "uncommon", "tests/understanding/danger_uncommon", 44, 0.915, 0.075, 0.7, 0.24, 0.8};
// In a few plain words, and near misses as short, which have hardly anything to be told by.
constexpr corpus in_plain_words{
    "in_plain_words", "tests/understanding/danger_plain", 18, 0.97, 0.19, 0.8, 0.63, 0.8};
// Danger told by what is seen and heard, and near misses that a machine would take for it.
constexpr corpus hard_to_tell{
    "hard_to_tell", "tests/understanding/danger_near", 20, 0.96, 0.185, 0.8, 0.5, 0.8};
// What the phrases were written for.
constexpr corpus known{
    "known", "tests/core/understanding/urgency", 40, 0.997, 0.03, 0.95, 0.19, 0.95};

test::danger_figures measure(const corpus& held_to, const std::string& language) {
    reading_context context;
    context.conversation_language = language;
    context.now = test::fake_clock().now();
    test::danger_figures own;
    const auto root = std::filesystem::path(LOTSEN_SOURCE_DIR) / held_to.folder;
    for (const auto& [text, meant] : test::marked_sentences(root / (language + ".tsv"))) {
        const auto found = test::trained_reader().read(text, context).danger;
        own.count(meant, found);
        if ((meant == danger::none) != (found == danger::none))
            std::cout << language << "\t" << to_string(found) << "\t" << text << "\n";
    }
    return own;
}

class danger_in : public testing::TestWithParam<corpus> {};

TEST_P(danger_in, is_heard_in_every_language_and_hardly_where_there_is_none) {
    const auto& held_to = GetParam();
    test::danger_figures all;
    for (const auto& language : test::served_languages()) {
        const auto own = measure(held_to, language);
        all.add(own);
        std::cout << language << ": recall " << own.recall() << ", false alarms "
                  << own.false_alarms() << "\n";
        EXPECT_GE(own.sentences(), held_to.least_sentences) << language;
        EXPECT_GE(own.recall(), held_to.least_of_a_language) << language;
        EXPECT_LE(own.false_alarms(), held_to.most_of_a_language) << language;
    }
    std::cout << held_to.folder << ": recall " << all.recall() << ", false alarms "
              << all.false_alarms() << ", suicide named as such " << all.suicides_named() << "\n";
    EXPECT_GE(all.recall(), held_to.least_recall);
    EXPECT_LE(all.false_alarms(), held_to.most_false_alarms);
    EXPECT_GE(all.suicides_named(), held_to.least_suicides_named);
}

/// Times, places, what it looks like: what a form asks for.
TEST(danger_in_forms, is_heard_and_hardly_where_something_is_answered) {
    constexpr int least_answers = 9;
    test::danger_figures answers;
    test::danger_figures dangers;
    for (const auto& language : test::served_languages()) {
        reading_context context;
        context.conversation_language = language;
        context.now = test::fake_clock().now();
        context.answering = true;
        const auto found = [&](const std::string& text) {
            return test::trained_reader().read(text, context).danger;
        };
        const auto root = std::filesystem::path(LOTSEN_SOURCE_DIR) / "tests/understanding";
        const auto all = test::marked_sentences(root / "answers" / (language + ".tsv"));
        EXPECT_GE(std::ssize(all), least_answers) << language;
        for (const auto& [text, meant] : all) {
            answers.count(meant, found(text));
            if (found(text) != danger::none) std::cout << language << "\t" << text << "\n";
        }
        for (const auto& [text, meant] :
             test::marked_sentences(root / "danger" / (language + ".tsv")))
            dangers.count(meant, found(text));
    }
    std::cout << "answers: false alarms " << answers.false_alarms() << ", dangers heard "
              << dangers.recall() << "\n";
    EXPECT_LE(answers.false_alarms(), 0.04);
    EXPECT_GE(dangers.recall(), 0.92);
}

INSTANTIATE_TEST_SUITE_P(
    corpora,
    danger_in,
    testing::Values(unseen, uncommon, in_plain_words, hard_to_tell, known),
    [](const auto& one) { return one.param.name; }
);

}  // namespace
}  // namespace lotsen

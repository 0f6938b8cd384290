// How well sentences are understood that were written apart from the examples. The floors only go
// up, but for what was given for more (EXPERIMENTS.md, "What no plugin has", "Situations",
// "Danger", "Ordinary life"). Dari is told from Persian by few words: in a conversation of its own
// it counts as spoken.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>

#include "core/understanding/held_out.hpp"
#include "tests/core/understanding/trained.hpp"
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

constexpr double least_of_an_intent = 0.7;
constexpr double least_of_a_language = 0.7;   // of what is harder
constexpr double least_of_a_situation = 0.6;  // likewise
const std::filesystem::path sentences = LOTSEN_SOURCE_DIR "/tests/understanding/held_out";

/// Situations rather than key words, and more than a third of them a matter of the city that no
/// plugin has.
const std::filesystem::path harder_sentences = LOTSEN_SOURCE_DIR "/tests/understanding/wide";

/// What people say first, in a few words, some of it as the examples have it: new examples must
/// not take it away.
const std::filesystem::path plain = LOTSEN_SOURCE_DIR "/tests/understanding/plain";

/// Two a language of each of eighteen intents, by the hands that wrote as many of the examples.
const std::filesystem::path situations = LOTSEN_SOURCE_DIR "/tests/understanding/situations";

/// Of every day, in ways that nobody thinks of; a good part with a word of danger, and none in
/// danger. By the hands that wrote four times as many of the examples.
const std::filesystem::path ordinary = LOTSEN_SOURCE_DIR "/tests/understanding/ordinary";

/// Fourteen intents as people tell them, two of seven as a story whose wish is implied. By hands
/// that have written none of the examples.
const std::filesystem::path stories = LOTSEN_SOURCE_DIR "/tests/understanding/stories";

/// Languages that have an alphabet of their own, in Latin letters; a quarter of it with a word of
/// danger. By the hands that wrote three times as many of the examples.
const std::filesystem::path in_latin_letters =
    LOTSEN_SOURCE_DIR "/tests/understanding/latin_letters";

void tell(std::string_view where, const held_out_figures& all) {
    std::cout << where << ": intent " << all.accuracy() << ", sure of " << all.surety()
              << " and then right " << all.accuracy_when_sure() << ", language " << all.language()
              << "\n";
}

/// Of sentences in which nobody is in danger, the share that raises the alarm.
double alarms_of(const std::filesystem::path& folder) {
    const auto all = read_held_out(folder).value();
    const auto rings = [](const labelled_text& one) {
        reading_context context;
        context.now = test::fake_clock().now();
        return test::trained_reader().read(one.text, context).urgent();
    };
    return static_cast<double>(std::ranges::count_if(all, rings)) / static_cast<double>(all.size());
}

/// As high as they ever were where this training reaches it, otherwise what it reaches, and never
/// less than the worst of four trainings with other seeds: each moves three of 128 sentences.
const std::map<std::string, floors> expected{
    {"sv", {0.90, 0.94, 0.97}},  {"en", {0.90, 0.95, 0.95}},      {"fi", {0.93, 0.95, 0.96}},
    {"ar", {0.85, 0.95, 0.97}},  {"fa", {0.91, 0.96, 0.97}},      {"prs", {1.00, 1.00, 0.42}},
    {"so", {0.86, 0.94, 0.94}},  {"ti", {0.94, 0.98, 0.94}},      {"uk", {0.94, 0.95, 0.99}},
    {"pl", {0.91, 0.95, 0.96}},  {"es", {0.96, 0.99, 0.98}},      {"tr", {0.95, 0.98, 0.94}},
    {"kmr", {0.94, 0.98, 0.96}}, {"ckb", {0.95, 1.00, 0.89}},     {"ru", {0.97, 0.99, 0.96}},
    {"bs", {0.94, 0.97, 0.96}},  {"zh-Hans", {0.98, 1.00, 0.99}}, {"ur", {0.97, 1.00, 0.96}},
    {"bn", {0.96, 0.99, 0.98}},  {"ro", {0.94, 0.99, 0.95}},      {"sq", {0.93, 0.97, 0.96}},
};

TEST(held_out, harder_sentences_are_understood_or_left_open) {
    const auto report =
        measure_held_out(test::trained_reader(), harder_sentences, test::fake_clock().now());
    ASSERT_TRUE(report.has_value()) << report.error().detail;
    for (const auto& language : test::served_languages()) {
        ASSERT_TRUE(report->languages.contains(language)) << "no sentences in " << language;
        EXPECT_GE(report->languages.at(language).accuracy(), least_of_a_language) << language;
    }
    const auto& all = report->all;
    const auto& others = report->intents.at("core.out_of_scope");
    tell("harder", all);
    std::cout << "of what no plugin has " << others.accuracy() << "\n";
    EXPECT_GE(all.accuracy(), 0.905);
    EXPECT_GE(all.accuracy_when_sure(), 0.96);
    EXPECT_GE(others.accuracy(), 0.865);
}

TEST(held_out, plain_words_are_understood) {
    const auto report = measure_held_out(test::trained_reader(), plain, test::fake_clock().now());
    ASSERT_TRUE(report.has_value()) << report.error().detail;
    for (const auto& one : report->confusions)
        std::cout << one.meant << " taken for " << one.taken_for << "\n";
    EXPECT_GE(report->all.accuracy(), 0.93);
    EXPECT_DOUBLE_EQ(report->intents.at("fault_reports.report_fault").accuracy(), 1);
}

TEST(held_out, situations_are_understood_without_the_words_that_name_them) {
    const auto report =
        measure_held_out(test::trained_reader(), situations, test::fake_clock().now());
    ASSERT_TRUE(report.has_value()) << report.error().detail;
    const auto& all = report->all;
    tell("situations", all);
    for (const auto& language : test::served_languages()) {
        ASSERT_TRUE(report->languages.contains(language)) << "no sentences in " << language;
        EXPECT_GE(report->languages.at(language).accuracy(), least_of_a_situation) << language;
    }
    EXPECT_GE(all.accuracy(), 0.815);
    EXPECT_GE(all.accuracy_when_sure(), 0.915);
}

TEST(held_out, ordinary_life_is_understood_and_taken_for_no_danger) {
    const auto report =
        measure_held_out(test::trained_reader(), ordinary, test::fake_clock().now());
    ASSERT_TRUE(report.has_value()) << report.error().detail;
    const auto& all = report->all;
    const auto alarms = alarms_of(ordinary);
    tell("ordinary", all);
    std::cout << "alarms " << alarms << "; of harder sentences " << alarms_of(harder_sentences)
              << "\n";
    for (const auto& language : test::served_languages())
        EXPECT_TRUE(report->languages.contains(language)) << "no sentences in " << language;
    EXPECT_GE(all.accuracy(), 0.805);
    EXPECT_GE(all.accuracy_when_sure(), 0.895);
    EXPECT_LE(alarms, 0.05);
    EXPECT_LE(alarms_of(harder_sentences), 0.0395);
}

TEST(held_out, stories_of_strangers_are_understood_and_taken_for_no_danger) {
    const auto report = measure_held_out(test::trained_reader(), stories, test::fake_clock().now());
    ASSERT_TRUE(report.has_value()) << report.error().detail;
    const auto& all = report->all;
    const auto alarms = alarms_of(stories);
    tell("stories", all);
    std::cout << "alarms " << alarms << "\n";
    for (const auto& language : test::served_languages()) {
        ASSERT_TRUE(report->languages.contains(language)) << "no sentences in " << language;
        tell(language, report->languages.at(language));
        EXPECT_GE(report->languages.at(language).accuracy(), 0.7) << language;
    }
    EXPECT_GE(all.accuracy(), 0.8);
    EXPECT_GE(all.accuracy_when_sure(), 0.88);
    EXPECT_LE(alarms, 0.02);
}

/// In a conversation of `spoken`; empty: of the sentence's own language.
held_out_figures in_conversation(const std::filesystem::path& folder, const std::string& spoken) {
    held_out_figures figures;
    for (const auto& one : read_held_out(folder).value()) {
        reading_context context;
        context.conversation_language = spoken.empty() ? one.language : spoken;
        context.now = test::fake_clock().now();
        figures.count(test::trained_reader().read(one.text, context), one);
    }
    return figures;
}

TEST(held_out, other_alphabets_are_understood_in_latin_letters) {
    const auto spoken = in_conversation(in_latin_letters, {});
    const auto first = in_conversation(in_latin_letters, "sv");  // on a page in Swedish
    const auto alarms = alarms_of(in_latin_letters);
    tell("in Latin letters, later", spoken);
    tell("in Latin letters, first", first);
    std::cout << "alarms " << alarms << "\n";
    EXPECT_GE(spoken.accuracy(), 0.75);
    EXPECT_GE(spoken.accuracy_when_sure(), 0.92);
    EXPECT_GE(first.accuracy(), 0.75);
    EXPECT_LE(alarms, 0.071);
}

TEST(held_out, sentences_are_understood_in_every_language) {
    const auto report =
        measure_held_out(test::trained_reader(), sentences, test::fake_clock().now());
    ASSERT_TRUE(report.has_value()) << report.error().detail;
    for (const auto& language : test::served_languages()) {
        ASSERT_TRUE(report->languages.contains(language)) << "no sentences in " << language;
        ASSERT_TRUE(expected.contains(language)) << "no floors for " << language;
        const auto& got = report->languages.at(language);
        const auto& floor = expected.at(language);
        tell(language, got);
        EXPECT_GE(got.accuracy(), floor.accuracy) << language;
        EXPECT_GE(got.accuracy_when_sure(), floor.when_sure) << language;
        EXPECT_GE(got.language(), floor.language) << language;
    }
    // A language's figure moves by a sentence or two with each training, the whole by hardly any.
    EXPECT_GE(report->all.accuracy(), 0.93);
    EXPECT_GE(report->all.accuracy_when_sure(), 0.972);
    for (const auto& [intent, got] : report->intents)
        EXPECT_GE(got.accuracy(), least_of_an_intent) << intent;
}

TEST(held_out, confusions_are_counted) {
    const test::temporary_folder folder;
    std::ofstream(folder.path() / "sv.tsv") << "hej\tcore.greeting\nhej hej\tcore.goodbye\n";
    struct greeter final : reader {
        understanding read(std::string_view, const reading_context&) const override {
            understanding got;
            got.language = "sv";
            got.intents.push_back({"core", "greeting", 0.9});
            return got;
        }
    };
    const auto report = measure_held_out(greeter(), folder.path(), {}).value();
    EXPECT_EQ(report.all.sentences, 2U);
    EXPECT_DOUBLE_EQ(report.languages.at("sv").accuracy(), 0.5);
    EXPECT_DOUBLE_EQ(report.languages.at("sv").language(), 1);
    EXPECT_DOUBLE_EQ(report.intents.at("core.goodbye").accuracy_when_sure(), 0);
    ASSERT_EQ(report.confusions.size(), 1U);
    EXPECT_EQ(report.confusions[0].meant, "core.goodbye");
    EXPECT_EQ(report.confusions[0].taken_for, "core.greeting");
    EXPECT_EQ(
        measure_held_out(greeter(), folder.path() / "none", {}).error().code, errc::not_found
    );
}

}  // namespace
}  // namespace lotsen

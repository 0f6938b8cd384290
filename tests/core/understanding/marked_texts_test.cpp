// Particulars of texts that are marked in place, by language and kind: floors that only go up
// (tests/understanding/particulars/floors.txt).
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "core/understanding/particulars.hpp"
#include "tests/core/understanding/trained.hpp"

namespace lotsen {
namespace {

const std::filesystem::path marked_texts = LOTSEN_SOURCE_DIR "/tests/understanding/particulars";
constexpr std::size_t least_marks = 50;            // of a kind in a language
constexpr std::size_t least_marks_of_first = 200;  // in Swedish and English

struct floors {
    double precision = 0;
    double recall = 0;
};

/// language<TAB>type<TAB>precision<TAB>recall lines.
std::map<std::pair<std::string, std::string>, floors> expected() {
    std::map<std::pair<std::string, std::string>, floors> all;
    std::ifstream lines(marked_texts / "floors.txt");
    std::string language;
    std::string type;
    floors least;
    while (lines >> language >> type >> least.precision >> least.recall)
        all[{language, type}] = least;
    return all;
}

TEST(marked_texts, are_read_as_they_are_marked) {
    const auto& reader = test::trained_reader();
    const auto report = measure_particulars(reader, marked_texts);
    ASSERT_TRUE(report.has_value()) << report.error().detail;
    const auto least = expected();
    ASSERT_FALSE(least.empty());
    for (const auto& [key, floor] : least) {
        const auto& [language, type] = key;
        ASSERT_TRUE(report->languages.contains(language)) << language;
        const auto& got = report->languages.at(language).at(type);
        EXPECT_GE(got.precision(), floor.precision) << language << " " << type;
        EXPECT_GE(got.recall(), floor.recall) << language << " " << type;
    }
    for (const auto& [type, got] : report->all)
        std::cout << type << ": precision " << got.precision() << ", recall " << got.recall()
                  << " of " << got.meant << "\n";
}

TEST(marked_texts, are_many_in_every_language) {
    for (const auto& language : test::served_languages()) {
        const auto texts = read_marked(marked_texts / (language + ".tsv"));
        ASSERT_TRUE(texts.has_value()) << texts.error().detail;
        std::map<std::string, std::size_t> marks;
        for (const auto& text : *texts)
            for (const auto& one : text.marks)
                ++marks[one.type];
        const bool first = language == "sv" || language == "en";
        for (const auto* type :
             {"place",
              "date",
              "time",
              "number",
              "phone",
              "email",
              "reference",
              "age",
              "amount",
              "category",
              "activity",
              "identity"})
            EXPECT_GE(marks[type], first ? least_marks_of_first : least_marks)
                << language << " " << type;
    }
}

}  // namespace
}  // namespace lotsen

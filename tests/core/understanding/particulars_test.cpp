// What is marked in texts is what is found: tests/understanding/particulars, by language and type.
#include "core/understanding/particulars.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

TEST(particulars, are_marked_in_place) {
    const auto read = read_marks("on [3 May](date:2027-05-03) at [four](time:16:00).").value();
    EXPECT_EQ(read.text, "on 3 May at four.");
    ASSERT_EQ(read.marks.size(), 2U);
    EXPECT_EQ(read.marks[0].type, "date");
    EXPECT_EQ(read.marks[0].value, "2027-05-03");
    EXPECT_EQ(read.marks[0].begin, 3U);
    EXPECT_EQ(read.marks[0].end, 8U);
    EXPECT_EQ(read.marks[1].value, "16:00");
    EXPECT_EQ(read_marks("[lost").error().code, errc::invalid);
    EXPECT_EQ(read_marks("[lost](nowhere)").error().code, errc::invalid);
}

particular_figures compared(const std::string& line, std::vector<entity> found, const char* type) {
    const auto meant = read_marks(line).value();
    understanding read;
    read.text = meant.text;
    read.entities = std::move(found);
    return compare_particulars(meant, read)[type];
}

TEST(particulars, are_right_in_their_place_with_their_value) {
    const auto right = compared("at [four](time:16:00)", {{"time", "16:00", 0, 7, 1, {}}}, "time");
    EXPECT_EQ(right.right, 1U);
    EXPECT_DOUBLE_EQ(right.precision(), 1);
    const auto wrong = compared("at [four](time:16:00)", {{"time", "04:00", 0, 7, 1, {}}}, "time");
    EXPECT_EQ(wrong.right, 0U);
    EXPECT_EQ(wrong.found, 1U);
    const auto elsewhere =
        compared("[four](time:16:00) or five", {{"time", "16:00", 8, 12, 1, {}}}, "time");
    EXPECT_EQ(elsewhere.right, 0U);
    const auto missing = compared("at [four](time:16:00)", {}, "time");
    EXPECT_DOUBLE_EQ(missing.recall(), 0);
}

TEST(particulars, may_be_read_in_another_way_too) {
    const std::string line = "[12 years](age:12)";
    const std::vector<entity> found{{"age", "12", 0, 8, 1, {}}, {"number", "12", 0, 2, 1, {}}};
    EXPECT_EQ(compared(line, found, "age").right, 1U);
    EXPECT_EQ(compared(line, found, "number").found, 0U);
}

TEST(particulars, of_identity_are_masked) {
    const auto meant = read_marks("I am [19900101-9802](identity:)").value();
    understanding read;
    read.text = "I am ••••••-••••";
    const auto got = compare_particulars(meant, read)["identity"];
    EXPECT_EQ(got.right, 1U);
    EXPECT_EQ(got.found, 1U);
}

TEST(particulars, are_read_from_files) {
    const test::temporary_folder folder;
    std::ofstream(folder.path() / "sv.tsv") << "# ett test\n\nkl [fyra](time:16:00)\n";
    struct deaf final : reader {
        understanding read(std::string_view text, const reading_context&) const override {
            understanding got;
            got.text = text;
            return got;
        }
    };
    const auto report = measure_particulars(deaf(), folder.path()).value();
    EXPECT_EQ(report.languages.at("sv").at("time").meant, 1U);
    ASSERT_EQ(report.mistakes.size(), 1U);
    EXPECT_EQ(report.mistakes[0].meant, "16:00");
    EXPECT_EQ(report.mistakes[0].found, "none");
    EXPECT_EQ(measure_particulars(deaf(), folder.path() / "none").error().code, errc::not_found);
}

}  // namespace
}  // namespace lotsen

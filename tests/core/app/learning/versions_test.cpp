#include "core/app/learning/versions.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

struct a_folder_of_lessons : testing::Test {
    test::temporary_folder folder;
    learned_versions versions{folder.path()};

    void write(const std::string& text) const { folder.write("examples/core/sv.json", text); }
    int accept() {
        EXPECT_TRUE(versions.take().has_value());
        return versions.accept().value();
    }
};

TEST_F(a_folder_of_lessons, begins_with_nothing) {
    EXPECT_EQ(versions.current(), 0);
    EXPECT_EQ(versions.state(), versions.state_of(0));
    EXPECT_EQ(versions.undo().error().code, errc::not_found);
}

TEST_F(a_folder_of_lessons, keeps_what_was_taken_not_what_came_after) {
    write("{}");
    const auto taken = versions.state();
    ASSERT_TRUE(versions.take().has_value());
    write(R"({"help": ["hej"]})");
    EXPECT_EQ(versions.accept().value(), 1);
    EXPECT_EQ(versions.current(), 1);
    EXPECT_EQ(versions.state_of(1), taken);
    EXPECT_NE(versions.state(), taken);
}

TEST_F(a_folder_of_lessons, goes_back_one_version_with_the_editors_files) {
    write(R"({"help": ["ett"]})");
    const auto first = versions.state();
    EXPECT_EQ(accept(), 1);
    write(R"({"help": ["två"]})");
    EXPECT_EQ(accept(), 2);
    EXPECT_EQ(versions.undo().value(), 1);
    EXPECT_EQ(versions.current(), 1);
    EXPECT_EQ(versions.state(), first);
    EXPECT_EQ(versions.undo().value(), 0);
    EXPECT_EQ(versions.state(), versions.state_of(0));
    EXPECT_TRUE(std::filesystem::exists(versions.path_of(2))) << "what was undone is kept";
}

TEST_F(a_folder_of_lessons, never_takes_a_number_twice) {
    write(R"({"help": ["ett"]})");
    accept();
    ASSERT_TRUE(versions.undo().has_value());
    write(R"({"help": ["två"]})");
    EXPECT_EQ(accept(), 2);
    EXPECT_EQ(versions.undo().value(), 0) << "the one before was undone already";
}

TEST_F(a_folder_of_lessons, counts_words_of_danger_too) {
    const auto before = versions.state();
    folder.write("urgency/sv.json", R"({"crime": ["inbrott pågår"]})");
    EXPECT_NE(versions.state(), before);
}

}  // namespace
}  // namespace lotsen

#include "core/base/files.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

TEST(files, are_read_as_they_were_written) {
    const test::temporary_folder folder;
    const auto file = folder.path() / "one";
    ASSERT_TRUE(write_whole(file, std::string("a\0\r\nb", 5)).has_value());
    EXPECT_EQ(read_whole(file).value(), std::string("a\0\r\nb", 5));
    ASSERT_TRUE(write_whole(file, "").has_value());
    EXPECT_EQ(read_whole(file).value(), "");
}

TEST(files, leave_nothing_beside_them) {
    const test::temporary_folder folder;
    ASSERT_TRUE(write_whole(folder.path() / "one", "1").has_value());
    const auto entries = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST(files, that_cannot_be_read_or_written_say_which) {
    const test::temporary_folder folder;
    const auto nowhere = folder.path() / "none" / "one";
    EXPECT_EQ(read_whole(nowhere).error().code, errc::not_found);
    const auto failed = write_whole(nowhere, "1");
    EXPECT_EQ(failed.error().code, errc::unavailable);
    EXPECT_NE(failed.error().detail.find("none"), std::string::npos);
}

}  // namespace
}  // namespace lotsen

#include "core/app/kit/folder_watch.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace fs = std::filesystem;

struct a_watched_folder : testing::Test {
    a_watched_folder() { fs::create_directories(folder.path() / "messages"); }
    temporary_folder folder;
};

TEST_F(a_watched_folder, says_nothing_while_nothing_changes) {
    folder.write("manifest.json", "{}");
    folder_watch watch(folder.path());
    EXPECT_FALSE(watch.settle());
}

TEST_F(a_watched_folder, tells_several_changes_once) {
    folder_watch watch(folder.path());
    folder.write("manifest.json", "{}");
    folder.write("messages/sv.json", "{}");
    EXPECT_TRUE(watch.settle());
    EXPECT_FALSE(watch.settle());
}

TEST_F(a_watched_folder, tells_that_a_file_was_replaced_or_removed) {
    folder.write("messages/sv.json", "{}");
    folder_watch watch(folder.path());
    fs::rename(
        folder.write("messages/.sv.json.partial", "{ }"), folder.path() / "messages/sv.json"
    );
    EXPECT_TRUE(watch.settle());
    fs::remove(folder.path() / "messages/sv.json");
    EXPECT_TRUE(watch.settle());
}

TEST_F(a_watched_folder, follows_into_a_folder_that_is_new) {
    folder_watch watch(folder.path());
    fs::create_directories(folder.path() / "examples");
    EXPECT_TRUE(watch.settle());
    folder.write("examples/sv.json", "{}");
    EXPECT_TRUE(watch.settle());
}

/// Python writes its cache whenever the plugin starts: that must not start it again.
TEST_F(a_watched_folder, passes_over_what_changes_nothing) {
    fs::create_directories(folder.path() / "tests");
    folder_watch watch(folder.path());
    folder.write("__pycache__/words.cpython-311.pyc", "");
    folder.write("messages/.sv.json.swp", "");
    folder.write("plugin.py~", "");
    folder.write("CMakeFiles/plugin.cpp.o", "");
    folder.write("liblogic.a", "");
    folder.write("tests/loan_sv.json", "{}");
    EXPECT_FALSE(watch.settle());
}

TEST_F(a_watched_folder, must_be_there) {
    EXPECT_THROW(folder_watch(folder.path() / "nowhere"), std::system_error);
}

}  // namespace
}  // namespace lotsen::test

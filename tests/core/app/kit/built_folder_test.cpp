#include "core/app/kit/built_folder.hpp"

#include <gmock/gmock.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

struct a_source_folder : testing::Test {
    a_source_folder() {
        settings.plugins = folder.path() / "built";
        source.id = "tools";
        source.folder = folder.path() / "source";
        folder.write("source/module.cpp", "");
    }

    temporary_folder folder;
    config settings;
    manifest source;
};

TEST_F(a_source_folder, stands_for_what_was_built_of_it) {
    folder.write("built/tools/libtools.so", "");
    EXPECT_EQ(built_folder(settings, source).value(), settings.plugins / "tools");
}

TEST_F(a_source_folder, is_run_itself_where_the_module_lies_in_it) {
    folder.write("built/tools/libtools.so", "");
    folder.write("source/libtools.so", "");
    EXPECT_EQ(built_folder(settings, source).value(), source.folder);
}

TEST_F(a_source_folder, of_an_executable_needs_no_build) {
    source.executable = "plugin.py";
    EXPECT_EQ(built_folder(settings, source).value(), source.folder);
}

TEST_F(a_source_folder, that_was_never_built_says_how) {
    const auto none = built_folder(settings, source);
    EXPECT_EQ(none.error().code, errc::not_found);
    EXPECT_THAT(
        none.error().detail,
        AllOf(HasSubstr("libtools.so"), HasSubstr("built/tools"), HasSubstr("./run --build"))
    );
}

}  // namespace
}  // namespace lotsen::test

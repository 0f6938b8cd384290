#include "core/app/kit/workbench.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "core/app/kit/scaffold.hpp"
#include "tests/core/app/kept_models.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// The template's plugin in Python, on a bench of its own.
struct a_workbench : testing::Test {
    a_workbench() : base(default_config(fs::path(LOTSEN_BUILD_DIR) / "lotsen")) {
        base.data = folder.path() / "data";
        base.models = kept_models();
        const auto templates = base.content / "plugin" / "templates";
        EXPECT_TRUE(begin_plugin(templates, "python", "tools", plugin).has_value());
    }

    result<std::unique_ptr<workbench>> make() { return workbench::make(base, plugin, out); }
    std::string printed() { return std::exchange(out, std::ostringstream()).str(); }

    temporary_folder folder;
    const fs::path plugin = folder.path() / "tools";
    config base;
    std::ostringstream out;
};

TEST_F(a_workbench, shows_what_was_understood_and_what_is_said) {
    const auto made = make().value();
    EXPECT_EQ(made->doubts(), "");
    made->begin("en");
    EXPECT_THAT(printed(), HasSubstr("/1 Borrow a tool"));
    made->take("I would like to borrow a drill");
    EXPECT_THAT(
        printed(), AllOf(HasSubstr("understood: tools.borrow "), HasSubstr("Under which name"))
    );
    made->take("Kim Ek");
    made->take("/1");
    made->take("/1");
    EXPECT_THAT(printed(), HasSubstr("[L-1]"));
    made->take("/9");
    EXPECT_THAT(printed(), HasSubstr("! unknown_option"));
}

TEST_F(a_workbench, keeps_the_model_and_nothing_else) {
    base.models.clear();
    make().value().reset();
    EXPECT_FALSE(fs::is_empty(base.data / "models" / "tools"));
    EXPECT_FALSE(fs::exists(base.data / "conversations.sqlite"));
}

TEST_F(a_workbench, says_what_is_wrong_and_where) {
    folder.write("tools/messages/en.json", "{\n  \"hours\": \n}");
    EXPECT_THAT(make().error().detail, AllOf(HasSubstr("en.json"), HasSubstr("3")));
    folder.write("tools/messages/en.json", "{}");
    folder.write("tools/manifest.json", R"({"id": "tools"})");
    EXPECT_THAT(make().error().detail, AllOf(HasSubstr("manifest.json"), HasSubstr("version")));
}

TEST_F(a_workbench, says_that_the_program_does_not_start) {
    folder.write("tools/plugin.py", "#!/usr/bin/env python3\nimport no_such_library\n");
    EXPECT_EQ(refusal(make()), "unavailable");
}

TEST_F(a_workbench, doubts_texts_that_are_not_written_in_the_languages_there_are) {
    folder.write("tools/messages/sv.json", R"({"intent.borrow": "Boka"})");
    folder.write("tools/messages/en.json", R"({"intent.borrow": "Book", "intent.hours": "Hours"})");
    const auto doubts = make().value()->doubts();
    EXPECT_THAT(doubts, HasSubstr("\"loan.title\" is named in manifest.json and not written"));
    EXPECT_THAT(doubts, HasSubstr("en.json: intent.hours"));
    EXPECT_THAT(doubts, Not(HasSubstr("missing in fi")));
}

}  // namespace
}  // namespace lotsen::test

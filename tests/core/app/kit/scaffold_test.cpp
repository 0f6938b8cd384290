#include "core/app/kit/scaffold.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include "core/base/files.hpp"
#include "core/plugin/manifest.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct beginning_a_plugin : testing::Test {
    beginning_a_plugin() {
        templates.write("shared/messages/sv.json", R"({"plugin_name.title": "plugin_name"})");
        templates.write("ruby/manifest.json", R"({"id": "plugin_name"})");
        const auto program = templates.write("ruby/plugin.rb", "#!/usr/bin/env ruby\n");
        fs::permissions(program, fs::perms::owner_all);
        fs::create_directories(place.path() / "plugins");
    }

    result<void> begin(std::string_view name, std::string_view language = "ruby") {
        return begin_plugin(templates.path(), language, name, target(name));
    }
    fs::path target(std::string_view name) const { return place.path() / "plugins" / name; }
    std::vector<std::string> there() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(place.path() / "plugins"))
            names.push_back(entry.path().filename().string());
        return names;
    }

    temporary_folder templates;
    temporary_folder place;
};

TEST_F(beginning_a_plugin, copies_both_templates_with_the_name_put_in) {
    ASSERT_TRUE(begin("tool_library").has_value());
    EXPECT_EQ(
        read_whole(target("tool_library") / "messages" / "sv.json").value(),
        R"({"tool_library.title": "tool_library"})"
    );
    EXPECT_EQ(
        read_whole(target("tool_library") / "manifest.json").value(), R"({"id": "tool_library"})"
    );
    EXPECT_THAT(there(), ElementsAre("tool_library")) << "nothing is left beside it";
}

TEST_F(beginning_a_plugin, keeps_a_program_executable) {
    ASSERT_TRUE(begin("tool_library").has_value());
    EXPECT_EQ(access((target("tool_library") / "plugin.rb").c_str(), X_OK), 0);
}

TEST_F(beginning_a_plugin, takes_a_name_that_has_the_placeholder_in_it) {
    ASSERT_TRUE(begin("my_plugin_name").has_value());
    EXPECT_EQ(
        read_whole(target("my_plugin_name") / "manifest.json").value(),
        R"({"id": "my_plugin_name"})"
    );
}

TEST_F(beginning_a_plugin, refuses_what_is_no_id_and_says_why) {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"", "lower-case letters"},
        {"Tools", "lower-case letters"},
        {"tool-library", "lower-case letters"},
        {"../tools", "lower-case letters"},
        {"verktyg\xc3\xa5", "lower-case letters"},
        {"core", "the service itself"},
        {std::string(65, 'a'), "at most 64"}};
    for (const auto& [name, why] : wrong) {
        const auto begun = begin(name);
        EXPECT_EQ(refusal(begun), "invalid") << name;
        EXPECT_THAT(begun.error().detail, HasSubstr(why)) << name;
    }
    EXPECT_THAT(there(), IsEmpty());
    EXPECT_TRUE(begin(std::string(64, 'a')).has_value());
}

TEST_F(beginning_a_plugin, refuses_what_cplusplus_cannot_name) {
    EXPECT_TRUE(check_plugin_name("3d_print", "python").has_value());
    EXPECT_EQ(refusal(check_plugin_name("3d_print", "cpp")), "invalid");
}

TEST_F(beginning_a_plugin, leaves_a_folder_that_is_there_as_it_is) {
    place.write("plugins/tools/mine.txt", "mine");
    EXPECT_EQ(refusal(begin("tools")), "conflict");
    EXPECT_EQ(read_whole(target("tools") / "mine.txt").value(), "mine");
    EXPECT_FALSE(fs::exists(target("tools") / "manifest.json"));
}

TEST_F(beginning_a_plugin, names_the_languages_there_are) {
    for (const auto* language : {"cobol", "shared", "", ".."}) {
        const auto begun = begin("tools", language);
        EXPECT_EQ(refusal(begun), "not_found") << language;
        EXPECT_THAT(begun.error().detail, HasSubstr("there are: ruby")) << language;
    }
}

/// The copy fails in the middle: a link to nowhere cannot be read.
TEST_F(beginning_a_plugin, leaves_nothing_half_written) {
    fs::create_symlink(templates.path() / "nowhere", templates.path() / "ruby" / "zz.json");
    EXPECT_TRUE(begin("tools").has_error());
    EXPECT_THAT(there(), IsEmpty());
}

TEST_F(beginning_a_plugin, makes_a_manifest_that_is_right_in_every_language) {
    const auto own = fs::path(LOTSEN_SOURCE_DIR) / "core" / "plugin" / "templates";
    for (const auto* language : {"cpp", "python"}) {
        const auto made = place.path() / language;
        ASSERT_TRUE(begin_plugin(own, language, "tool_library", made).has_value());
        const auto declared = read_manifest(made);
        ASSERT_TRUE(declared.has_value()) << declared.error().detail;
        EXPECT_EQ(declared->id, "tool_library");
    }
}

}  // namespace
}  // namespace lotsen::test

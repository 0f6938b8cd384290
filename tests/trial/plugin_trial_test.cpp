// `lotsen plugin test` and `lotsen plugin chaos`: they find nothing wrong with a sound plugin, and
// what is wrong with a broken one.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "core/app/trial/chaos.hpp"
#include "core/app/trial/plugin_test.hpp"
#include "core/base/files.hpp"
#include "tests/support/staging.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using trial::fault_kind;

fs::path python() {
    return fs::path(LOTSEN_SOURCE_DIR) / "tests" / "plugins" / "lending_python";
}

fs::path module() {
    return fs::path(LOTSEN_BUILD_DIR) / "tests" / "plugins" / "lending" / "lending";
}

config alone() {
    auto settings = staging();
    settings.models /= "lending";
    settings.limits.plugin_deadline = std::chrono::milliseconds(500);
    return settings;
}

std::string tested(const fs::path& folder) {
    std::ostringstream out;
    const auto count = trial::test_plugin(alone(), folder, out);
    EXPECT_EQ(count == 0, out.str().find("All is well.") != std::string::npos);
    return out.str();
}

std::string after_chaos(const fs::path& folder, const trial::chaos_plan& plan) {
    std::ostringstream out;
    const auto count = trial::try_chaos(alone(), folder, out, plan);
    EXPECT_EQ(count == 0, out.str().find("All is well.") != std::string::npos);
    return out.str();
}

/// A copy of the plugin in Python, in which something is changed.
class a_broken_plugin : public testing::Test {
  protected:
    a_broken_plugin() { fs::copy(python(), folder, fs::copy_options::recursive); }

    void change(const std::string& file, const std::string& from, const std::string& to) const {
        auto text = read_whole(folder / file).value();
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        std::ofstream(folder / file, std::ios::binary) << text;
    }

    const temporary_folder all;
    const fs::path folder = all.path() / "lending";
};

TEST(plugin_test, finds_nothing_wrong_with_a_sound_plugin_in_python) {
    EXPECT_THAT(tested(python()), AllOf(HasSubstr("repair: sv"), HasSubstr("All is well.")));
}

TEST(plugin_test, finds_nothing_wrong_with_a_sound_module) {
    EXPECT_THAT(tested(module()), AllOf(HasSubstr("repair: en"), HasSubstr("All is well.")));
}

TEST_F(a_broken_plugin, that_lacks_a_text_is_found_out) {
    change("messages/en.json", R"("lend.label")", R"("lend.lable")");
    EXPECT_THAT(
        tested(folder),
        AllOf(
            HasSubstr("messages/en.json: lend.label: missing"),
            HasSubstr("messages/sv.json: lend.lable: missing")
        )
    );
}

TEST_F(a_broken_plugin, with_a_wrong_transcript_is_found_out) {
    change("tests/loan_sv.json", R"("days": 5)", R"("days": 6)");
    EXPECT_THAT(tested(folder), HasSubstr("loan_sv.json turn 5: slots.days should be 6"));
}

TEST_F(a_broken_plugin, with_a_wrong_transcript_in_yaml_is_found_out) {
    change("tests/drill.yaml", "days: 3}", "days: 4}");
    EXPECT_THAT(tested(folder), HasSubstr("drill.yaml turn 3: slots.days should be 4"));
    change("tests/drill.yaml", "days: 4}", "days: 4");
    EXPECT_THAT(tested(folder), HasSubstr("drill.yaml: "));
}

TEST_F(a_broken_plugin, with_a_transcript_that_is_none_is_found_out) {
    change("tests/loan_sv.json", R"("turns": [)", R"("turns": [ 7,)");
    EXPECT_THAT(tested(folder), HasSubstr("loan_sv.json: no transcript"));
}

TEST_F(a_broken_plugin, that_does_not_start_is_found_out) {
    change("plugin.py", "def initialize(self, asked):", "def initialise(self, asked):");
    EXPECT_THAT(tested(folder), HasSubstr("lending cannot start"));
}

TEST_F(a_broken_plugin, whose_defaults_break_its_own_schema_is_found_out) {
    change(
        "manifest.json",
        R"("hours": {"type": "string"})",
        R"("hours": {"type": "string", "default": 9})"
    );
    EXPECT_THAT(tested(folder), HasSubstr("its own defaults are refused"));
}

TEST_F(a_broken_plugin, that_refuses_right_answers_is_found_out) {
    change("plugin.py", R"({"value": tool} if tool in TOOLS)", R"({"value": tool} if tool == "")");
    EXPECT_THAT(tested(folder), HasSubstr("lending loan days: reached: "));
}

TEST_F(a_broken_plugin, that_forgets_the_key_sends_twice) {
    change(
        "plugin.py",
        "if key not in self.loans:",
        "if True:\n            tool = key = f'{key}{len(self.loans)}'"
    );
    const auto said = after_chaos(folder, {{"submit"}, {fault_kind::kill_after}});
    EXPECT_THAT(said, HasSubstr("sent twice: the key "));
    EXPECT_THAT(said, HasSubstr("gave L-1 and L-2"));
}

TEST_F(a_broken_plugin, that_forgets_what_it_accepted_refuses_it) {
    change("plugin.py", "if key not in self.loans:", "if True:");
    const auto said = after_chaos(folder, {{"submit"}, {fault_kind::kill_after}});
    EXPECT_THAT(said, HasSubstr("is then refused under it"));
}

TEST(plugin_chaos, costs_a_sound_plugin_in_python_nothing) {
    const trial::chaos_plan plan{
        {"initialize", "turn", "validate", "submit", "desk"},
        {fault_kind::kill_before, fault_kind::kill_after, fault_kind::no_frame}};
    EXPECT_THAT(after_chaos(python(), plan), AllOf(HasSubstr("submit"), Not(HasSubstr("lending"))));
}

TEST(plugin_chaos, costs_a_sound_module_nothing) {
    const trial::chaos_plan plan{
        {"submit", "job", "health"}, {fault_kind::late, fault_kind::oversized, fault_kind::refuse}};
    EXPECT_THAT(after_chaos(module(), plan), AllOf(HasSubstr("health"), Not(HasSubstr("lending"))));
}

TEST(plugin_chaos, says_what_is_not_built) {
    const auto source = fs::path(LOTSEN_SOURCE_DIR) / "tests" / "plugins" / "lending";
    EXPECT_THAT(after_chaos(source, {}), HasSubstr("build it first"));
}

}  // namespace
}  // namespace lotsen::test

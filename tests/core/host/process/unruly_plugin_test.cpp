// What a plugin's process does wrong costs its own call, and nothing after it.
#include <gmock/gmock.h>

#include <csignal>
#include <fstream>

#include "core/base/sanitizers.hpp"
#include "tests/core/host/process/unruly.hpp"

namespace lotsen {
namespace {

using testing::HasSubstr;

class an_unruly_plugin : public testing::Test {
  public:
    an_unruly_plugin() { called.start(lent); }
    ~an_unruly_plugin() override { called.stop(); }

  protected:
    static remote_settings settings() {
        const std::filesystem::path folder = LOTSEN_SOURCE_DIR "/tests/plugins/unruly";
        remote_settings made;
        made.command = {
            "unruly",
            LOTSEN_PLUGIN_PROGRAM,
            to_arguments(confined(folder / "plugin.py", {})),
            folder,
            1U << 20U};
        made.deadline = std::chrono::milliseconds(700);
        made.memory_mib = 128;
        return made;
    }

    std::string told(const std::string& intent, const std::string& text = {}) {
        turn asked;
        asked.intent = intent;
        asked.text = text;
        asked.now = now.now();
        const auto reply = called.on_turn(asked);
        return std::get<say>(reply.actions.front()).what.text;
    }
    /// It does as it is told, and another process answers the next call.
    void costs_one_call(const std::string& intent) {
        const auto before = told("pid");
        EXPECT_THROW(told(intent), std::runtime_error) << intent;
        EXPECT_NE(told("pid"), before) << intent;
    }

    test::fake_clock now;
    test::seeded_random random{1};
    nothing none;
    services lent{none, now, none, random, none, {}, "Solna", false, "/tmp", nullptr};
    remote_plugin called{settings(), random};
};

TEST_F(an_unruly_plugin, that_dies_is_started_again) {
    costs_one_call("die");
}

TEST_F(an_unruly_plugin, that_dies_is_in_the_log_with_how_it_did) {
    testing::internal::CaptureStderr();
    EXPECT_THROW(told("die"), std::runtime_error);
    EXPECT_THAT(
        testing::internal::GetCapturedStderr(),
        HasSubstr(R"("event":"plugin.ended","plugin":"unruly","how":"exit 7")")
    );
}

TEST_F(an_unruly_plugin, is_counted_each_time_that_it_is_started_again) {
    const auto counted = called.counted();
    EXPECT_TRUE(counted->up);
    EXPECT_EQ(counted->restarts, 0U);
    EXPECT_THROW(told("die"), std::runtime_error);
    EXPECT_FALSE(counted->up);
    told("pid");
    EXPECT_TRUE(counted->up);
    EXPECT_EQ(counted->restarts, 1U);
    called.stop();
    EXPECT_FALSE(counted->up);
}

TEST_F(an_unruly_plugin, that_dies_with_a_submission_leaves_it_unknown) {
    submission completed;
    completed.form = "die";
    completed.now = now.now();
    EXPECT_EQ(called.submit(completed).error().code, errc::deadline_exceeded);
}

TEST_F(an_unruly_plugin, that_hangs_is_given_up_at_its_deadline) {
    costs_one_call("hang");
}

TEST_F(an_unruly_plugin, that_writes_no_frames_is_ended) {
    costs_one_call("garbage");
}

TEST_F(an_unruly_plugin, that_writes_no_json_is_ended) {
    costs_one_call("not_json");
}

TEST_F(an_unruly_plugin, that_announces_too_much_is_ended) {
    costs_one_call("huge");
}

TEST_F(an_unruly_plugin, that_leaks_meets_its_limit) {
    if (sanitized) GTEST_SKIP() << "without a limit of memory under a sanitizer";
    costs_one_call("leak");
}

TEST_F(an_unruly_plugin, that_floods_with_answers_is_given_up_at_its_deadline) {
    costs_one_call("flood");
}

TEST_F(an_unruly_plugin, that_floods_with_questions_is_given_up_at_its_deadline) {
    costs_one_call("flood_of_questions");
}

TEST_F(an_unruly_plugin, that_nears_its_memory_limit_is_replaced_between_two_calls) {
    told("grow", "50");
    const auto before = told("pid");
    called.tend();
    EXPECT_EQ(told("pid"), before) << "there is room left";
    told("grow", "60");
    called.tend();
    EXPECT_NE(told("pid"), before);
    EXPECT_EQ(called.counted()->restarts, 1U);
}

TEST_F(an_unruly_plugin, that_answers_in_another_shape_goes_on) {
    const auto before = told("pid");
    EXPECT_THROW(told("wrong_shape"), std::runtime_error);
    EXPECT_EQ(told("pid"), before) << "its process is well";
}

TEST_F(an_unruly_plugin, may_write_to_its_standard_output) {
    EXPECT_EQ(told("chatter"), "said enough");
    EXPECT_NE(told("pid"), "");
}

TEST_F(an_unruly_plugin, is_in_the_log_with_its_own_events_and_levels) {
    testing::internal::CaptureStderr();
    told("log");
    called.stop();  // then all it wrote has been read
    const auto seen = testing::internal::GetCapturedStderr();
    EXPECT_THAT(seen, HasSubstr(R"("level":"error","event":"disk.full","plugin":"unruly")"));
    EXPECT_THAT(seen, HasSubstr(R"("event":"plugin.said","plugin":"unruly","what":"{ no json")"));
}

TEST_F(an_unruly_plugin, has_an_environment_and_descriptors_of_its_own) {
    const auto seen = told("environment");
    EXPECT_THAT(seen, HasSubstr(R"(["HOME", "LANG", "LOTSEN_PLUGIN_FD", "PATH"])"));
    // Standard streams, its socket, and the folder that it looks at.
    EXPECT_THAT(seen, HasSubstr(R"(["0", "1", "2", "3", "4"])"));
}

TEST_F(an_unruly_plugin, that_was_killed_between_two_calls_costs_nothing) {
    const auto before = told("pid");
    const int process = called.process();
    ASSERT_EQ(std::to_string(process), before);
    kill(process, SIGKILL);
    // Until the kernel has told: a call may still meet the dying process.
    while (kill(process, 0) == 0 && !std::ifstream("/proc/" + before + "/stat").fail()) {
        std::string stat;
        std::getline(std::ifstream("/proc/" + before + "/stat"), stat);
        if (stat.find(") Z") != stat.npos) break;
    }
    EXPECT_NE(told("pid"), before);
}

TEST_F(an_unruly_plugin, is_tended_without_a_call) {
    kill(called.process(), SIGKILL);
    called.tend();
    called.tend();
    EXPECT_EQ(called.health(), "");
}

TEST(a_process, that_is_not_there_says_so) {
    auto settings = child_command{"gone", "/no/such/program", {}, "/tmp", 1000};
    const auto started = child::start(settings);
    ASSERT_TRUE(started.has_error());
    EXPECT_THAT(started.error().detail, HasSubstr("/no/such/program"));
}

}  // namespace
}  // namespace lotsen

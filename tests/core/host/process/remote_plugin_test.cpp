// What a plugin's process does wrong costs its own call, and nothing after it.
#include "core/host/process/remote_plugin.hpp"

#include <gmock/gmock.h>

#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "core/base/files.hpp"
#include "core/base/json.hpp"
#include "core/host/process/confinement.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::HasSubstr;
using steady = std::chrono::steady_clock;

struct nothing final : database, geocoder, time_zone {
    result<std::vector<rows>> run(const std::vector<statement>&) override {
        return std::vector<rows>{};
    }
    std::vector<place_match> find(std::string_view, std::size_t) const override { return {}; }
    civil_time local(time_point) const override { return {}; }
    time_point instant(const civil_time&) const override { return {}; }
};

confinement confined(const std::filesystem::path& program, const std::filesystem::path& writes_to) {
    confinement made;
    made.module = false;
    made.served = program;
    made.data = writes_to;
    made.memory_mib = 128;
    made.files = 64;
    return made;
}

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
        return made;
    }

    std::string told(const std::string& intent) {
        turn asked;
        asked.intent = intent;
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
    costs_one_call("leak");
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

class a_confined_plugin : public testing::Test {
  protected:
    json::object reached(bool processes) {
        const std::filesystem::path folder = LOTSEN_SOURCE_DIR "/tests/plugins/unruly";
        const auto own = data.path() / "own";
        std::filesystem::create_directory(own);
        EXPECT_TRUE(write_whole(data.path() / "kept", "everything").has_value());
        auto allowed = confined(folder / "plugin.py", own);
        allowed.processes = processes;
        remote_settings settings;
        settings.command = {
            "unruly", LOTSEN_PLUGIN_PROGRAM, to_arguments(allowed), folder, 1U << 20U, own};
        remote_plugin called(std::move(settings), random);
        called.start(lent);
        turn asked;
        asked.intent = "reach";
        const auto reply = called.on_turn(asked);
        called.stop();
        return parse_json(std::get<say>(reply.actions.front()).what.text).value().as_object();
    }
    static bool kernel_confines_files() {
        return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) >
               0;
    }

    test::temporary_folder data;
    test::fake_clock now;
    test::seeded_random random{1};
    nothing none;
    services lent{none, now, none, random, none, {}, "Solna", false, "/tmp", nullptr};
};

TEST_F(a_confined_plugin, has_no_network_and_no_other_processes) {
    const auto seen = reached(false);
    for (const auto* name : {"network", "local network", "process", "signal"})
        EXPECT_FALSE(seen.at(name).as_bool()) << name;
    for (const auto* name : {"thread", "signal own"})
        EXPECT_TRUE(seen.at(name).as_bool()) << name;
    EXPECT_TRUE(reached(true).at("process").as_bool()) << "where its manifest says so";
}

TEST_F(a_confined_plugin, writes_to_its_own_folder_and_reads_its_own_code) {
    if (!kernel_confines_files()) GTEST_SKIP() << "the kernel has no Landlock";
    const auto seen = reached(false);
    for (const auto* name :
         {"read",
          "write",
          "cut",
          "cut in passing",
          "mode",
          "remove",
          "move",
          "write code",
          "other processes"})
        EXPECT_FALSE(seen.at(name).as_bool()) << name;
    for (const auto* name : {"read own", "write own"})
        EXPECT_TRUE(seen.at(name).as_bool()) << name;
    EXPECT_TRUE(std::filesystem::exists(data.path() / "own" / "inside"));
    EXPECT_EQ(read_whole(data.path() / "kept").value(), "everything");
    EXPECT_FALSE(std::filesystem::exists(data.path() / "outside"));
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

class a_plugin_that_is_replaced : public testing::Test {
  public:
    ~a_plugin_that_is_replaced() override { called.stop(); }

  protected:
    std::filesystem::path folder() const { return data.path() / "unruly"; }
    remote_settings settings() const {
        remote_settings made;
        made.command = {
            "unruly",
            LOTSEN_PLUGIN_PROGRAM,
            to_arguments(confined(folder() / "plugin.py", {})),
            folder(),
            1U << 20U};
        made.reloads = reload_box(data.path(), "unruly");
        made.declared = read_manifest(folder()).value();
        return made;
    }
    void replace(const std::string& text) const {
        const auto file = folder() / "plugin.py";
        std::ofstream(data.path() / "new") << text;
        std::filesystem::permissions(data.path() / "new", std::filesystem::perms::owner_all);
        std::filesystem::rename(data.path() / "new", file);
    }

    void set_in_manifest(const std::string& before, const std::string& after) const {
        auto text = read_whole(folder() / "manifest.json").value();
        text.replace(text.find(before), before.size(), after);
        ASSERT_TRUE(write_whole(folder() / "manifest.json", text).has_value());
    }
    /// What came of it.
    std::string reloaded(const std::string& token) {
        const reload_box box(data.path(), "unruly");
        EXPECT_TRUE(box.ask(token).has_value());
        called.tend();
        return box.answered(token).value_or("no answer");
    }
    /// The process that validated, and that submitted.
    int validated(const std::string& conversation) {
        validation asked;
        asked.conversation = conversation;
        asked.now = now.now();
        return static_cast<int>(called.validate(asked).value->as_int64());
    }
    int submitted(const std::string& conversation) {
        submission completed;
        completed.conversation = conversation;
        completed.now = now.now();
        return std::stoi(called.submit(completed).value().reference);
    }
    turn_reply reply_to(const json::object& kept, const std::string& text) {
        turn asked;
        asked.intent = "state";
        asked.text = text;
        asked.state = kept;
        asked.now = now.now();
        return called.on_turn(asked);
    }
    json::object state_of(const json::object& kept, const std::string& text) {
        return reply_to(kept, text).state;
    }
    std::string said_of(const json::object& kept) {
        return std::get<say>(reply_to(kept, "x").actions.front()).what.text;
    }

    /// The folder is there before the plugin is made of it.
    struct copied {
        copied() {
            std::filesystem::copy(
                LOTSEN_SOURCE_DIR "/tests/plugins/unruly", folder.path() / "unruly"
            );
        }
        std::filesystem::path path() const { return folder.path(); }
        test::temporary_folder folder;
    };
    copied data;
    test::fake_clock now;
    test::seeded_random random{1};
    nothing none;
    services lent{none, now, none, random, none, {}, "Solna", false, "/tmp", nullptr};
    remote_plugin called{settings(), random};
};

TEST_F(a_plugin_that_is_replaced, is_another_process_when_asked_for) {
    called.start(lent);
    const auto before = called.process();
    const reload_box box(data.path(), "unruly");
    called.tend();
    EXPECT_EQ(called.process(), before) << "nobody has asked";
    ASSERT_TRUE(box.ask("one").has_value());
    EXPECT_EQ(box.answered("one"), std::nullopt);
    called.tend();
    EXPECT_EQ(box.answered("one"), "");
    EXPECT_NE(called.process(), before);
    const auto after = called.process();
    called.tend();
    EXPECT_EQ(called.process(), after) << "once is enough";
}

TEST_F(a_plugin_that_is_replaced, goes_on_where_the_new_one_does_not_start) {
    called.start(lent);
    const auto before = called.process();
    replace("#!/usr/bin/env python3\nraise SystemExit(3)\n");
    const reload_box box(data.path(), "unruly");
    ASSERT_TRUE(box.ask("two").has_value());
    called.tend();
    EXPECT_NE(box.answered("two"), "");
    EXPECT_EQ(called.process(), before);
    EXPECT_EQ(called.health(), "");
}

TEST_F(a_plugin_that_is_replaced, ends_the_forms_that_it_began) {
    called.start(lent);
    const auto before = called.process();
    EXPECT_EQ(validated("begun"), before);
    EXPECT_EQ(reloaded("one"), "");
    const auto after = called.process();
    EXPECT_EQ(validated("begun"), before);
    EXPECT_EQ(validated("new"), after);
    EXPECT_EQ(submitted("new"), after);
    EXPECT_EQ(kill(before, 0), 0) << "a form is not done";
    EXPECT_EQ(submitted("begun"), before);
    called.tend();
    EXPECT_NE(kill(before, 0), 0) << "it has nothing left to do";
    EXPECT_EQ(validated("begun"), after);
}

TEST_F(a_plugin_that_is_replaced, may_die_before_its_forms_are_done) {
    called.start(lent);
    const auto before = called.process();
    validated("begun");
    ASSERT_EQ(reloaded("one"), "");
    kill(before, SIGKILL);
    // A call may still meet the dying process, and is made again.
    EXPECT_NE(validated("begun"), before);
    EXPECT_NE(submitted("begun"), before);
    EXPECT_EQ(called.health(), "");
}

TEST_F(a_plugin_that_is_replaced, hands_its_states_over) {
    called.start(lent);
    const auto kept = state_of({}, "hello");
    EXPECT_EQ(text_at(kept, "version"), "1.0.0");
    set_in_manifest("1.0.0", "2.0.0");
    ASSERT_EQ(reloaded("one"), "");
    EXPECT_EQ(said_of(kept), R"({"heard": "hello", "from": "1.0.0"})");
    EXPECT_EQ(text_at(state_of(kept, "again"), "version"), "2.0.0");
    const auto hopeless = json::object{{"version", "1.0.0"}, {"state", {{"heard", "nothing"}}}};
    EXPECT_EQ(said_of(hopeless), "{}") << "it begins anew";
    EXPECT_EQ(said_of({{"of", "old"}}), R"({"of": "old"})") << "from before versions were kept";
}

TEST_F(a_plugin_that_is_replaced, goes_on_where_the_new_one_declares_something_else) {
    called.start(lent);
    const auto before = called.process();
    set_in_manifest("misbehave.label", "other.label");
    EXPECT_THAT(reloaded("one"), HasSubstr("when the service starts"));
    set_in_manifest("other.label", "misbehave.label");
    set_in_manifest("\"version\"", "\"vresion\"");
    EXPECT_THAT(reloaded("two"), HasSubstr("vresion"));
    EXPECT_EQ(called.process(), before);
    set_in_manifest("\"vresion\"", "\"version\"");
    EXPECT_EQ(reloaded("three"), "");
}

TEST(restarts, wait_longer_with_each_end_and_start_anew_after_a_good_time) {
    test::seeded_random random(1);
    restart_policy policy(random);
    steady::time_point now{std::chrono::hours(1)};
    policy.started(now);
    policy.ended(now);
    EXPECT_TRUE(policy.may_start(now)) << "at once the first time";
    policy.ended(now);
    EXPECT_FALSE(policy.may_start(now));
    EXPECT_TRUE(policy.may_start(now + restart_policy::first_wait));
    for (int i = 0; i < 20; ++i)
        policy.ended(now);
    EXPECT_FALSE(
        policy.may_start(now + restart_policy::longest_wait / 2 - std::chrono::milliseconds(1))
    );
    EXPECT_TRUE(policy.may_start(now + restart_policy::longest_wait));
    policy.started(now);
    policy.ended(now + restart_policy::well_after);
    EXPECT_TRUE(policy.may_start(now + restart_policy::well_after));
}

TEST(a_process, that_is_not_there_says_so) {
    auto settings = child_command{"gone", "/no/such/program", {}, "/tmp", 1000};
    const auto started = child::start(settings);
    ASSERT_TRUE(started.has_error());
    EXPECT_THAT(started.error().detail, HasSubstr("/no/such/program"));
}

}  // namespace
}  // namespace lotsen

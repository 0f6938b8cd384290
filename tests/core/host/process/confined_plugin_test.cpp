// What a plugin's process can reach.
#include <gtest/gtest.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/base/files.hpp"
#include "core/base/json.hpp"
#include "tests/core/host/process/unruly.hpp"

namespace lotsen {
namespace {

class a_confined_plugin : public testing::Test {
  protected:
    json::object reached(std::size_t processes) {
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
    const auto seen = reached(0);
    for (const auto* name : {"network", "local network", "process", "signal"})
        EXPECT_FALSE(seen.at(name).as_bool()) << name;
    for (const auto* name : {"thread", "signal own"})
        EXPECT_TRUE(seen.at(name).as_bool()) << name;
    EXPECT_TRUE(reached(8).at("process").as_bool()) << "where its manifest says so";
}

/// Root is held to no number of processes: as another user, then, who has no others.
TEST_F(a_confined_plugin, starts_no_more_processes_than_it_may) {
    constexpr std::size_t most = 8;
    // Where that user can read it, wherever the sources are.
    namespace fs = std::filesystem;
    const auto readable = fs::perms::others_read | fs::perms::others_exec;
    fs::permissions(data.path(), readable, fs::perm_options::add);
    const auto served = data.path() / "plugin.py";
    fs::copy_file(LOTSEN_SOURCE_DIR "/tests/plugins/unruly/plugin.py", served);
    fs::permissions(served, readable, fs::perm_options::add);
    auto allowed = confined(served, {});
    allowed.processes = most;
    auto arguments = to_arguments(allowed);
    child_command command{
        "unruly", LOTSEN_PLUGIN_PROGRAM, std::move(arguments), data.path(), 1U << 20U, {}};
    if (getuid() == 0) {
        command.arguments.insert(command.arguments.begin(), command.program);
        command.arguments.insert(
            command.arguments.begin(), {"--reuid=54321", "--regid=54321", "--clear-groups"}
        );
        command.program = "/usr/bin/setpriv";
    }
    remote_settings settings;
    settings.command = std::move(command);
    remote_plugin called(std::move(settings), random);
    called.start(lent);
    turn asked;
    asked.intent = "crowd";
    asked.text = std::to_string(4 * most);
    const auto reply = called.on_turn(asked);
    called.stop();
    const auto started = std::stoul(std::get<say>(reply.actions.front()).what.text);
    if (getuid() == 0)
        EXPECT_EQ(started, most);
    else
        EXPECT_LT(started, 4 * most) << "the user may have started others meanwhile";
}

TEST_F(a_confined_plugin, writes_to_its_own_folder_and_reads_its_own_code) {
    if (!kernel_confines_files()) GTEST_SKIP() << "the kernel has no Landlock";
    const auto seen = reached(0);
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

}  // namespace
}  // namespace lotsen

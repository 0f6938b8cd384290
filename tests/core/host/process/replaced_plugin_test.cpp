// A plugin whose folder is replaced while it runs.
#include <gmock/gmock.h>

#include <csignal>
#include <fstream>

#include "core/base/files.hpp"
#include "tests/core/host/process/unruly.hpp"

namespace lotsen {
namespace {

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
    std::string replaced() {
        return called.replace(settings(), handed, [] { return result<void>(); });
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
    const std::shared_ptr<const services> handed{std::shared_ptr<void>(), &lent};
    remote_plugin called{settings(), random};
};

TEST_F(a_plugin_that_is_replaced, is_another_process) {
    called.start(lent);
    const auto before = called.process();
    called.tend();
    EXPECT_EQ(called.process(), before) << "nobody has asked";
    EXPECT_EQ(replaced(), "");
    EXPECT_NE(called.process(), before);
}

TEST_F(a_plugin_that_is_replaced, goes_on_where_the_new_one_does_not_start) {
    called.start(lent);
    const auto before = called.process();
    replace("#!/usr/bin/env python3\nraise SystemExit(3)\n");
    EXPECT_NE(replaced(), "");
    EXPECT_EQ(called.process(), before);
    EXPECT_EQ(called.health(), "");
}

TEST_F(a_plugin_that_is_replaced, goes_on_where_core_cannot_take_the_new_one_over) {
    called.start(lent);
    const auto before = called.process();
    const auto full = [] { return result<void>(fail(errc::disk_full, "no room")); };
    EXPECT_EQ(called.replace(settings(), handed, full), "no room");
    EXPECT_EQ(called.process(), before);
    EXPECT_EQ(called.health(), "");
}

TEST_F(a_plugin_that_is_replaced, keeps_what_it_is_lent) {
    called.start(lent);
    auto other = std::make_shared<services>(lent);
    auto kept = std::weak_ptr(other);
    ASSERT_EQ(called.replace(settings(), std::move(other), [] { return result<void>(); }), "");
    EXPECT_FALSE(kept.expired()) << "its process may ask for it";
}

TEST_F(a_plugin_that_is_replaced, ends_the_forms_that_it_began) {
    called.start(lent);
    const auto before = called.process();
    EXPECT_EQ(validated("begun"), before);
    EXPECT_EQ(replaced(), "");
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
    ASSERT_EQ(replaced(), "");
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
    ASSERT_EQ(replaced(), "");
    EXPECT_EQ(said_of(kept), R"({"heard": "hello", "from": "1.0.0"})");
    EXPECT_EQ(text_at(state_of(kept, "again"), "version"), "2.0.0");
    const auto hopeless = json::object{{"version", "1.0.0"}, {"state", {{"heard", "nothing"}}}};
    EXPECT_EQ(said_of(hopeless), "{}") << "it begins anew";
    EXPECT_EQ(said_of({{"of", "old"}}), R"({"of": "old"})") << "from before versions were kept";
}

TEST_F(a_plugin_that_is_replaced, begins_at_once_where_its_forms_are_others) {
    called.start(lent);
    const auto before = called.process();
    EXPECT_EQ(validated("begun"), before);
    auto other = settings();
    other.declared.forms.emplace_back().name = "another";
    ASSERT_EQ(called.replace(other, handed, [] { return result<void>(); }), "");
    EXPECT_EQ(validated("begun"), called.process());
    called.tend();
    EXPECT_NE(kill(before, 0), 0) << "it has nothing left to do";
}

}  // namespace
}  // namespace lotsen

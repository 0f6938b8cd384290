// A plugin whose folder is replaced while it runs.
#include <gmock/gmock.h>

#include <csignal>
#include <fstream>

#include "core/base/files.hpp"
#include "tests/core/host/process/unruly.hpp"

namespace lotsen {
namespace {

using testing::HasSubstr;

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

}  // namespace
}  // namespace lotsen

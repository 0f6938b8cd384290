// A plugin's folder changes while it serves, and all that it declares is taken up at once.
#include "core/app/wiring/reloader.hpp"

#include <gmock/gmock.h>

#include "core/app/kit/scaffold.hpp"
#include "core/app/wiring/plugins.hpp"
#include "core/base/files.hpp"
#include "tests/core/app/kept_models.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// The template's plugin in Python, served alone.
class a_reloaded_plugin : public testing::Test {
  public:
    ~a_reloaded_plugin() override { plugins->stop(); }

  protected:
    config settings() {
        auto made = default_config(fs::path(LOTSEN_BUILD_DIR) / "lotsen");
        made.data = folder.path() / "data";
        made.models = kept_models();
        const auto templates = made.content / "plugin" / "templates";
        EXPECT_TRUE(begin_plugin(templates, "python", "tools", folder.path() / "tools").has_value()
        );
        return made;
    }
    content load() const {
        return load_content(base, {read_manifest(folder.path() / "tools").value()}).value();
    }
    std::unique_ptr<host> start() {
        loaded.texts = texts;
        return start_plugins(base, loaded, now, random);
    }
    void change(const std::string& file, const std::string& before, const std::string& after) {
        const auto path = folder.path() / "tools" / file;
        auto text = read_whole(path).value();
        ASSERT_NE(text.find(before), text.npos) << before;
        text.replace(text.find(before), before.size(), after);
        ASSERT_TRUE(write_whole(path, text).has_value());
    }
    /// The kiosk's greeting has a tile for each intent that is to have one.
    std::vector<std::string> tiles() const {
        dialogue_context context;
        context.locale = "sv";
        std::vector<std::string> labels;
        const auto greeted = talk.open(context);
        for (const auto& each : greeted.says.front().options)
            labels.push_back(each.label);
        return labels;
    }
    std::string understood(const std::string& text) const {
        reading_context context;
        context.conversation_language = "sv";
        const auto read = understanding.read(text, context);
        return read.intents.empty() ? "nothing" : read.intents.front().intent;
    }

    temporary_folder folder;
    fake_clock now;
    seeded_random random{1};
    config base = settings();
    content loaded = load();
    live_reader understanding{std::move(loaded.understanding)};
    std::shared_ptr<live_catalogue> texts = std::make_shared<live_catalogue>(loaded.texts);
    live_dialogue talk{std::move(loaded.dialogue)};
    learner teacher = make_learner(base, loaded);
    std::unique_ptr<host> plugins = start();
    reloader reloads{base, loaded.plugins, {*texts, talk, understanding, teacher, *plugins}};
};

TEST_F(a_reloaded_plugin, serves_all_that_it_declares_now) {
    change("manifest.json", R"("version": "0.1.0")", R"("version": "0.2.0")");
    change(
        "manifest.json",
        R"({"name": "hours", "label")",
        R"({"name": "hours", "tile": true, "label")"
    );
    change(
        "manifest.json", R"({"name": "name", "type": "text",)", R"({"name": "who", "type": "text",)"
    );
    change(
        "manifest.json", R"("options_schema")", R"("routes": [{"method": "GET", "path": "loans"}],
        "services": ["outbox", "jobs"], "network": ["api.example.se"], "jobs": [{"name": "remind", "every_s": 3600}], "options_schema")"
    );
    change("messages/sv.json", "Låna ett verktyg", "Boka ett verktyg");
    change(
        "examples/sv.json",
        R"("hours": [)",
        R"("hours": ["zeppelinare på taket", "var är zeppelinaren",)"
    );
    EXPECT_EQ(reloads.reload("tools"), "");

    const auto declared = plugins->find("tools");
    EXPECT_EQ(declared->version, "0.2.0");
    EXPECT_NE(declared->forms.front().find("who"), nullptr);
    EXPECT_EQ(declared->routes.size(), 1U);
    ASSERT_EQ(declared->desk.size(), 1U) << "of its letters";
    EXPECT_EQ(texts->format("tools", "intent.borrow", "sv", {}), "Boka ett verktyg");
    EXPECT_THAT(
        tiles(), testing::ElementsAre("Boka ett verktyg", "Verktygsbibliotekets öppettider")
    );
    EXPECT_EQ(understood("var är zeppelinaren"), "hours");
    const auto held_to = teacher.tests().value();
    EXPECT_TRUE(std::ranges::any_of(held_to.examples, [](const labelled_text& one) {
        return one.text == "var är zeppelinaren";
    })) << "what editors add is held to it";
    EXPECT_EQ(plugins->health().front().second, "");
    EXPECT_TRUE(fs::exists(base.data / "plugins" / "tools.store.sqlite")) << "it keeps jobs now";
}

TEST_F(a_reloaded_plugin, goes_on_as_it_was_where_anything_is_wrong) {
    change("messages/sv.json", "Låna ett verktyg", "Boka ett verktyg");
    const auto is_as_it_was = [&] {
        EXPECT_EQ(texts->format("tools", "intent.borrow", "sv", {}), "Låna ett verktyg");
        EXPECT_EQ(plugins->find("tools")->version, "0.1.0");
        EXPECT_EQ(plugins->health().front().second, "");
    };
    change("manifest.json", "\"loan.title\"", "\"loan.heading\"");
    EXPECT_THAT(reloads.reload("tools"), HasSubstr("message \"loan.heading\" is missing"));
    is_as_it_was();
    change("manifest.json", "\"loan.heading\"", "\"loan.title\"");
    change("manifest.json", "\"version\"", "\"vresion\"");
    EXPECT_THAT(reloads.reload("tools"), HasSubstr("vresion"));
    is_as_it_was();
    change("manifest.json", "\"vresion\": \"0.1.0\"", "\"version\": \"0.2.0\"");
    change("plugin.py", "import json", "import no_such_library, json");
    EXPECT_NE(reloads.reload("tools"), "");
    is_as_it_was();
}

TEST_F(a_reloaded_plugin, is_reloaded_once_for_each_time_that_it_is_asked_for) {
    const reload_box box(base.data / "plugins", "tools");
    change("messages/sv.json", "Låna ett verktyg", "Boka ett verktyg");
    reloads.look();
    EXPECT_EQ(texts->format("tools", "intent.borrow", "sv", {}), "Låna ett verktyg")
        << "nobody has asked";
    ASSERT_TRUE(box.ask("one").has_value());
    EXPECT_EQ(box.answered("one"), std::nullopt);
    reloads.look();
    EXPECT_EQ(box.answered("one"), "");
    EXPECT_EQ(texts->format("tools", "intent.borrow", "sv", {}), "Boka ett verktyg");
    change("messages/sv.json", "Boka ett verktyg", "Hyr ett verktyg");
    reloads.look();
    EXPECT_EQ(texts->format("tools", "intent.borrow", "sv", {}), "Boka ett verktyg");
}

}  // namespace
}  // namespace lotsen::test

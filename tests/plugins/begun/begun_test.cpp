// What `lotsen plugin new` makes, in every language: it is held to the contract, and its own
// transcripts go as written.
#include <gmock/gmock.h>

#include <algorithm>

#include "core/app/kit/scaffold.hpp"
#include "core/app/trial/transcript.hpp"
#include "core/base/files.hpp"
#include "core/host/module.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "core/text/time_zone.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/plugin_process.hpp"
#include "tests/support/staging.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

/// A plugin that was begun, and where it runs.
struct home {
    std::string language;
    bool own_process = true;
};

std::string plugin_of(const home& one) {
    return "begun_" + one.language;
}

/// Stands in for a checkout.
fs::path checkout_of(const home& one) {
    return fs::path(LOTSEN_BUILD_DIR) / "begun" / one.language;
}

struct no_places final : geocoder {
    std::vector<place_match> find(std::string_view, std::size_t) const override { return {}; }
};

class begun_plugin : public testing::TestWithParam<home> {
  public:
    begun_plugin() { start(); }
    ~begun_plugin() override { called_->stop(); }

  protected:
    void restart() {
        called_->stop();
        called_.reset();
        start();
    }

    receipt submit(const std::string& key) {
        submission asked;
        asked.form = "loan";
        asked.slots = {{"tool", "drill"}, {"name", "Kim Ek"}, {"phone", "+46701740605"}};
        asked.idempotency_key = key;
        asked.now = now_.now();
        return called_->submit(asked).value();
    }

    std::vector<personal_record> kept_of(const person& who, bool erase = false) {
        return called_->on_person({who, erase, now_.now()}).value().records;
    }

    plugin& called() { return *called_; }

  private:
    void start() {
        const auto folder = checkout_of(GetParam()) / "build" / "plugins" / plugin_of(GetParam());
        const auto declared = read_manifest(folder).value();
        database_ = make_plugin_database(data_.path() / "own.sqlite", folder, fold).value();
        called_ = GetParam().own_process
                      ? std::make_unique<remote_plugin>(
                            process_of(
                                declared, fs::path(LOTSEN_BUILD_DIR) / "lotsen-plugin", data_.path()
                            ),
                            random_
                        )
                      : load_module(declared).value();
        lent_ = std::make_unique<services>(services{
            *database_,
            now_,
            *zone_,
            random_,
            places_,
            {{"hours", "9-16"}},
            "Solna",
            false,
            folder.string(),
            fold});
        called_->start(*lent_);
    }

    temporary_folder data_;
    fake_clock now_;
    system_random random_;
    no_places places_;
    std::shared_ptr<const time_zone> zone_ = make_time_zone("Europe/Stockholm").value();
    std::unique_ptr<database> database_;
    std::unique_ptr<services> lent_;
    std::unique_ptr<plugin> called_;
};

std::vector<std::string> said(const actions& all) {
    std::vector<std::string> ids;
    for (const auto& each : all)
        if (const auto* one = std::get_if<say>(&each)) ids.push_back(one->what.id);
    return ids;
}

TEST_P(begun_plugin, answers_the_intent_that_has_no_form_with_its_option) {
    turn asked;
    asked.intent = "hours";
    const auto reply = called().on_turn(asked);
    EXPECT_THAT(said(reply.actions), ElementsAre("hours"));
    const auto& words = std::get<say>(reply.actions.front());
    EXPECT_EQ(text_at(words.what.args, "hours"), "9-16") << "options reach the plugin";
}

TEST_P(begun_plugin, takes_a_form_once_for_its_key) {
    const auto first = submit("k1");
    EXPECT_EQ(first.reference, "L-1");
    EXPECT_THAT(said(first.actions), ElementsAre("reserved"));
    EXPECT_THAT(first.actions, testing::Contains(action(open_case{"L-1", "reserved"})));
    EXPECT_EQ(submit("k1").reference, "L-1");
    EXPECT_EQ(submit("k2").reference, "L-2");
}

TEST_P(begun_plugin, remembers_what_it_took_after_it_ended) {
    ASSERT_EQ(submit("k1").reference, "L-1");
    restart();
    EXPECT_EQ(submit("k1").reference, "L-1");
    EXPECT_EQ(submit("k2").reference, "L-2");
}

TEST_P(begun_plugin, tells_and_erases_what_it_has_of_a_person) {
    submit("c1:1:4");
    submit("c2:1:9");
    const auto told = kept_of({{"c1"}, {}, {"none"}});
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].reference, "L-1");
    EXPECT_EQ(told[0].conversation, "c1");
    EXPECT_EQ(told[0].fate, fate::erased);
    EXPECT_EQ(text_at(told[0].data, "name"), "Kim Ek");
    EXPECT_EQ(kept_of({{}, {"+46701740605"}, {}}).size(), 2U);
    EXPECT_EQ(kept_of({{}, {}, {"L-2"}}, true).size(), 1U);
    restart();
    EXPECT_THAT(kept_of({{"c2"}, {}, {"L-2"}}, true), IsEmpty());
    EXPECT_EQ(submit("c3:1:2").reference, "L-3") << "no reference is given twice";
}

TEST_P(begun_plugin, has_the_rest_of_the_contract) {
    EXPECT_NO_THROW(called().on_job("none", time_point{}));
    EXPECT_EQ(called().health(), "");
}

INSTANTIATE_TEST_SUITE_P(
    homes,
    begun_plugin,
    testing::Values(home{"cpp", false}, home{"cpp", true}, home{"python", true}),
    [](const auto& one) {
        return one.param.language + (one.param.own_process ? "_own_process" : "_in_process");
    }
);

class every_language : public testing::TestWithParam<std::string> {
  protected:
    home one() const { return {GetParam()}; }
    fs::path source() const { return checkout_of(one()) / "plugins" / plugin_of(one()); }
};

TEST_P(every_language, its_own_transcripts_go_as_written) {
    auto settings = staging();
    settings.plugins = checkout_of(one()) / "build" / "plugins";
    settings.models /= plugin_of(one());
    trial::stage on(settings);
    int run = 0;
    for (const auto& entry : fs::directory_iterator(source() / "tests")) {
        if (entry.path().extension() != ".json") continue;
        ++run;
        EXPECT_THAT(trial::run_transcript(on, entry.path()), IsEmpty());
    }
    EXPECT_GE(run, 4) << "of both languages, the form and the question";
}

TEST_P(every_language, has_enough_and_different_examples_in_two_languages) {
    const auto declared = read_manifest(source()).value();
    for (const auto* tag : {"sv.json", "en.json"}) {
        const auto examples = read_json(source() / "examples" / tag).value().as_object();
        for (const auto& intent : declared.intents) {
            std::set<std::string> sentences;
            for (const auto& each : array_at(examples, intent.name))
                sentences.insert(fold(each.as_string()));
            EXPECT_GE(sentences.size(), 15U) << tag << " " << intent.name;
        }
        for (const auto& each : declared.forms.front().slots.front().choices)
            EXPECT_FALSE(array_at(examples, "loan.tool." + each.value).empty()) << each.value;
    }
}

/// The copies that the build makes of the templates are what the command makes of them.
TEST_P(every_language, is_built_as_the_command_makes_it) {
    const temporary_folder folder;
    const auto made = folder.path() / plugin_of(one());
    const auto templates = fs::path(LOTSEN_SOURCE_DIR) / "core" / "plugin" / "templates";
    ASSERT_TRUE(begin_plugin(templates, GetParam(), plugin_of(one()), made).has_value());
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(made)) {
        if (!entry.is_regular_file()) continue;
        ++files;
        const auto built = source() / entry.path().lexically_relative(made);
        EXPECT_EQ(read_whole(built).value(), read_whole(entry.path()).value()) << built;
    }
    EXPECT_GE(files, 10);
}

INSTANTIATE_TEST_SUITE_P(
    templates,
    every_language,
    testing::Values("cpp", "python"),
    [](const auto& one) { return one.param; }
);

}  // namespace
}  // namespace lotsen::test

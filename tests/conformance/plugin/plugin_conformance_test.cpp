// One contract: a C++ module in this process, the same module in its own, and a plugin in Python
// answer alike.
#include <gmock/gmock.h>

#include "core/host/module.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "core/text/time_zone.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/plugin_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

enum class home { in_process, own_process, python };

struct no_places final : geocoder {
    std::vector<place_match> find(std::string_view, std::size_t) const override { return {}; }
};

class plugin_conformance : public testing::TestWithParam<home> {
  public:
    plugin_conformance() { start(); }
    ~plugin_conformance() override {
        if (called) called->stop();
    }

  protected:
    void start() {
        const auto folder = GetParam() == home::python
                                ? fs::path(LOTSEN_SOURCE_DIR) / "tests/plugins/lending_python"
                                : fs::path(LOTSEN_LENDING);
        const auto declared = read_manifest(folder).value();
        if (GetParam() == home::in_process) {
            database_ = make_plugin_database(data.path() / "own.sqlite", folder, fold).value();
            called = load_module(declared).value();
        } else {
            called = std::make_unique<remote_plugin>(
                test::process_of(declared, LOTSEN_PLUGIN_PROGRAM, data.path()), random
            );
        }
        lent = std::make_unique<services>(services{
            *database_,
            now,
            *zone,
            random,
            places,
            {{"hours", "9-16"}},
            "Solna",
            false,
            folder.string(),
            fold});
        called->start(*lent);
    }

    void restart() {
        called->stop();
        called.reset();
        start();
    }

    submission loan(const std::string& key, const std::string& tool) const {
        submission made;
        made.form = "loan";
        made.slots = {{"tool", tool}, {"days", 3}};
        made.idempotency_key = key;
        made.now = now.now();
        return made;
    }
    validation tool(const json::value& said) const {
        validation made;
        made.form = "loan";
        made.slot = "tool";
        made.value = said;
        made.now = now.now();
        return made;
    }

    test::temporary_folder data;
    test::fake_clock now;
    system_random random;
    no_places places;
    std::shared_ptr<const time_zone> zone = make_time_zone("Europe/Stockholm").value();
    std::unique_ptr<database> database_ =
        make_plugin_database(data.path() / "unused.sqlite", LOTSEN_LENDING, fold).value();
    std::unique_ptr<services> lent;
    std::unique_ptr<plugin> called;
};

TEST_P(plugin_conformance, a_turn_is_answered_with_actions_and_state) {
    turn asked;
    asked.intent = "opening";
    asked.now = now.now();
    const auto first = called->on_turn(asked);
    ASSERT_EQ(first.actions.size(), 1U);
    const auto& said = std::get<say>(first.actions.front());
    EXPECT_EQ(said.what.id, "opening.hours");
    EXPECT_EQ(text_at(said.what.args, "hours"), "9-16") << "options reach the plugin";
    asked.state = first.state;
    const auto second = called->on_turn(asked);
    EXPECT_EQ(integer_at(std::get<say>(second.actions.front()).what.args, "count"), 2);
}

TEST_P(plugin_conformance, a_value_is_made_canonical_or_refused) {
    EXPECT_EQ(called->validate(tool("Drill")).value, json::value("drill"));
    const auto refused = called->validate(tool("tank"));
    EXPECT_FALSE(refused.value.has_value());
    EXPECT_EQ(refused.refusal.id, "loan.tool.unknown");
    EXPECT_FALSE(called->validate(tool(7)).value.has_value());
}

TEST_P(plugin_conformance, a_form_is_submitted_once_for_its_key) {
    const auto first = called->submit(loan("k1", "saw")).value();
    EXPECT_EQ(first.reference, "L-1");
    ASSERT_EQ(first.actions.size(), 1U);
    EXPECT_EQ(std::get<open_case>(first.actions.front()), (open_case{"L-1", "lent"}));
    EXPECT_EQ(called->submit(loan("k1", "saw")).value().reference, "L-1");
    const auto taken = called->submit(loan("k2", "saw")).value();
    EXPECT_EQ(taken.refused_slot, "tool");
    EXPECT_EQ(taken.refusal.id, "loan.tool.taken");
    EXPECT_EQ(called->submit(loan("k3", "drill")).value().reference, "L-2");
}

TEST_P(plugin_conformance, what_was_submitted_outlives_the_plugin) {
    ASSERT_EQ(called->submit(loan("k1", "saw")).value().reference, "L-1");
    restart();
    EXPECT_EQ(called->submit(loan("k1", "saw")).value().reference, "L-1");
    EXPECT_EQ(called->submit(loan("k2", "saw")).value().refused_slot, "tool");
}

TEST_P(plugin_conformance, routes_and_views_are_answered) {
    http_request asked;
    asked.method = "GET";
    asked.path = "loans";
    asked.now = now.now();
    EXPECT_EQ(called->on_http(asked).body, "0");
    asked.path = "elsewhere";
    EXPECT_EQ(called->on_http(asked).status, 404);
    desk_request looked;
    looked.view = "loans";
    looked.now = now.now();
    EXPECT_EQ(integer_at(called->on_desk(looked).value().as_object(), "loans"), 0);
    looked.command = "give_back";
    const auto nothing = called->on_desk(looked);
    EXPECT_EQ(nothing.error(), (error{errc::conflict, "desk.nothing_lent"}));
}

TEST_P(plugin_conformance, what_is_kept_of_a_person_is_told_and_erased) {
    ASSERT_EQ(called->submit(loan("c1:1:4", "saw")).value().reference, "L-1");
    ASSERT_EQ(called->submit(loan("c2:1:9", "drill")).value().reference, "L-2");
    const auto ask = [&](const person& who, bool erase) {
        return called->on_person({who, erase, now.now()}).value().records;
    };
    const auto told = ask({{"c1"}, {"+46701740605"}, {}}, false);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].kind, "loan");
    EXPECT_EQ(told[0].reference, "L-1");
    EXPECT_EQ(told[0].fate, fate::erased);
    EXPECT_EQ(text_at(told[0].data, "tool"), "saw");
    EXPECT_EQ(ask({{}, {}, {"L-1"}}, true).size(), 1U);
    EXPECT_EQ(ask({{"c1"}, {}, {"L-1"}}, true).size(), 0U) << "a second time nothing is there";
    restart();
    EXPECT_EQ(ask({{"c1", "c2"}, {}, {}}, false).size(), 1U) << "another's stays, theirs does not";
}

TEST_P(plugin_conformance, the_rest_of_the_contract_is_there) {
    EXPECT_NO_THROW(called->on_job("remind", now.now()));
    EXPECT_EQ(called->health(), "");
}

std::string name_of(const testing::TestParamInfo<home>& one) {
    switch (one.param) {
        case home::in_process:
            return "in_process";
        case home::own_process:
            return "own_process";
        case home::python:
            break;
    }
    return "python";
}

INSTANTIATE_TEST_SUITE_P(
    homes,
    plugin_conformance,
    testing::Values(home::in_process, home::own_process, home::python),
    name_of
);

}  // namespace
}  // namespace lotsen

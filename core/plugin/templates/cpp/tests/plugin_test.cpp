#include "plugins/plugin_name/plugin.hpp"

#include <gmock/gmock.h>

#include "tests/plugins/support/stage.hpp"

namespace lotsen::plugin_name_plugin {
namespace {

using testing::ElementsAre;

struct tool_library_test : testing::Test {
    tool_library_test() { served.start(set.lent()); }

    receipt reserve(const std::string& key) {
        submission asked;
        asked.form = "loan";
        asked.slots = {{"tool", "drill"}, {"name", "Kim Ek"}, {"phone", "+46701740605"}};
        asked.idempotency_key = key;
        return served.submit(asked).value();
    }

    test::stage set{"plugin_name"};
    tool_library served;
};

TEST_F(tool_library_test, a_reservation_is_made_once_for_its_key) {
    const auto first = reserve("k1");
    EXPECT_EQ(first.reference, "L-1");
    EXPECT_THAT(test::said(first.actions), ElementsAre("reserved"));
    EXPECT_EQ(reserve("k1").reference, "L-1");
    EXPECT_EQ(reserve("k2").reference, "L-2");
}

TEST_F(tool_library_test, what_is_kept_of_a_person_is_told_and_erased) {
    reserve("conversation1:1:4");
    const person_request look{{{"conversation1"}, {}, {}}, false, {}};
    const auto told = served.on_person(look).value().records;
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].reference, "L-1");
    EXPECT_EQ(text_at(told[0].data, "name"), "Kim Ek");
    EXPECT_EQ(served.on_person({{{}, {"+46701740605"}, {}}, true, {}})->records.size(), 1U);
    EXPECT_TRUE(served.on_person(look)->records.empty());
    EXPECT_EQ(reserve("k2").reference, "L-2") << "no number is given twice";
}

TEST_F(tool_library_test, the_hours_are_told) {
    turn asked;
    asked.intent = "hours";
    EXPECT_THAT(test::said(served.on_turn(asked).actions), ElementsAre("hours"));
}

}  // namespace
}  // namespace lotsen::plugin_name_plugin

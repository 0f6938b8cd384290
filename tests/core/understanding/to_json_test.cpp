#include "core/understanding/to_json.hpp"

#include <gmock/gmock.h>

namespace lotsen {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(to_json, an_understanding_is_one_line_with_plain_decimals) {
    understanding read;
    read.text = "klotter i Hagalund";
    read.language = "sv";
    read.language_confidence = 0.99;
    read.intents = {{"fault_reports", "report_fault", 0.97}, {"city_guide", "waste", 0.0001}};
    read.entities = {{"place", "Hagalund", 10, 18, 0.9, {}}};
    EXPECT_EQ(
        to_json(read),
        R"({"text":"klotter i Hagalund","language":"sv","plugin":"fault_reports",)"
        R"("intent":"report_fault","confidence":0.97,"urgent":false,)"
        R"("entities":[{"type":"place","value":"Hagalund","begin":10,"end":18,"confidence":0.9}],)"
        R"("language_confidence":0.99,)"
        R"("intents":[{"plugin":"fault_reports","intent":"report_fault","confidence":0.97},)"
        R"({"plugin":"city_guide","intent":"waste","confidence":0.0001}]})"
    );
}

TEST(to_json, one_of_several_is_told_by_its_place) {
    understanding read;
    EXPECT_THAT(to_json(read), Not(HasSubstr("nth")));
    read.nth = 2;
    EXPECT_THAT(to_json(read), HasSubstr(R"("nth":2)"));
}

TEST(to_json, danger_is_what_is_answered_first) {
    understanding read;
    read.text = "det brinner";
    read.intents = {{"fault_reports", "report_fault", 0.6}};
    read.danger = danger::fire_or_injury;
    const auto told = to_json(read);
    EXPECT_THAT(
        told, HasSubstr(R"("plugin":"core","intent":"emergency","confidence":1,"urgent":true)")
    );
    EXPECT_THAT(told, HasSubstr(R"("danger":"fire_or_injury")"));
}

TEST(to_json, without_any_intent_it_is_unclear) {
    EXPECT_THAT(to_json({}), HasSubstr(R"("intent":"unclear","confidence":0,)"));
}

}  // namespace
}  // namespace lotsen

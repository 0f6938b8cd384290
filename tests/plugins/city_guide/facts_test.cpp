#include "tests/plugins/city_guide/fixture.hpp"

namespace lotsen::city_guide {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct facts_test : guiding {
    std::vector<card> cards(std::string_view topic) {
        return std::get<say>(asks(topic).back()).cards;
    }

    void know(std::string_view name, std::string_view value, std::string_view until = {}) {
        rows("facts", "set_fact", {{"id", name}, {"value", value}, {"until", until}});
    }
};

TEST_F(facts_test, nothing_is_shown_that_staff_have_not_said) {
    EXPECT_THAT(cards("safety_walk"), IsEmpty());
    EXPECT_THAT(cards("senior_meetups"), IsEmpty());
}

TEST_F(facts_test, what_staff_write_is_shown_with_its_answer_only) {
    know("next_walk", "Exempel: torsdag 18.00 vid torget");
    ASSERT_THAT(cards("safety_walk"), SizeIs(1));
    EXPECT_EQ(cards("safety_walk")[0].note.id, "fact.next_walk");
    EXPECT_EQ(
        text_at(cards("safety_walk")[0].note.args, "value"), "Exempel: torsdag 18.00 vid torget"
    );
    EXPECT_THAT(cards("senior_meetups"), IsEmpty());
}

TEST_F(facts_test, a_time_that_has_passed_is_no_longer_shown) {
    know("next_walk", "i kväll", "2026-11-23");
    EXPECT_THAT(cards("safety_walk"), SizeIs(1));
    set.now.set("2026-11-23T22:59:00Z");  // a minute to midnight in Solna
    EXPECT_THAT(cards("safety_walk"), SizeIs(1));
    set.now.set("2026-11-23T23:00:00Z");
    EXPECT_THAT(cards("safety_walk"), IsEmpty());
}

TEST_F(facts_test, an_empty_value_takes_it_away) {
    know("opening_hours", "8-17");
    EXPECT_THAT(cards("contact_details"), SizeIs(2));
    know("opening_hours", "");
    EXPECT_THAT(cards("contact_details"), SizeIs(1));
}

TEST_F(facts_test, a_wrong_particular_is_refused) {
    EXPECT_EQ(refused("facts", "set_fact", {{"id", "moon"}, {"value", "1"}}).code, errc::not_found);
    EXPECT_EQ(
        refused("facts", "set_fact", {{"id", "address"}, {"value", "1"}, {"until", "i morgon"}}),
        fail(errc::invalid, "desk.error.date")
    );
    const std::string endless(501, 'a');
    EXPECT_EQ(
        refused("facts", "set_fact", {{"id", "address"}, {"value", endless}}),
        fail(errc::invalid, "desk.error.value")
    );
}

TEST_F(facts_test, the_trace_says_who_changed_it_and_what_stood_there) {
    know("opening_hours", "8-17");
    know("opening_hours", "9-16");
    const auto newest = rows("changes").at(0).as_object();
    EXPECT_EQ(text_at(newest, "by"), "erik");
    EXPECT_EQ(text_at(newest, "subject"), "opening_hours");
    EXPECT_EQ(text_at(newest, "before"), "8-17");
}

}  // namespace
}  // namespace lotsen::city_guide

#include "core/handover/opening_hours.hpp"

#include <gmock/gmock.h>

#include "tests/support/refusal.hpp"

namespace lotsen {
namespace {

using testing::HasSubstr;

opening_hours weekdays() {
    return opening_hours::parse(json::parse(R"({
        "monday": ["08:00-12:00", "13:00-16:30"], "tuesday": ["08:00-16:30"],
        "friday": ["20:00-24:00"],
        "exceptions": {"2026-12-24": [], "2026-12-26": ["10:00-11:00"]}
    })"))
        .value();
}

civil_time on(int day, int hour, int minute, int month = 11) {
    return {2026, month, day, hour, minute, 0};
}

std::string problem(std::string_view document) {
    const auto parsed = opening_hours::parse(json::parse(document));
    EXPECT_EQ(test::refusal(parsed), "invalid") << document;
    return parsed.has_error() ? parsed.error().detail : "";
}

TEST(opening_hours, hold_from_the_opening_minute_to_before_the_closing_one) {
    const auto hours = weekdays();  // 23 November 2026 is a Monday
    EXPECT_FALSE(hours.open(on(23, 7, 59)));
    EXPECT_TRUE(hours.open(on(23, 8, 0)));
    EXPECT_TRUE(hours.open(on(23, 11, 59)));
    EXPECT_FALSE(hours.open(on(23, 12, 0)));
    EXPECT_TRUE(hours.open(on(23, 13, 0)));
    EXPECT_FALSE(hours.open(on(25, 10, 0))) << "a day that is not named is closed";
    EXPECT_TRUE(hours.open(on(27, 23, 59))) << "until midnight";
    EXPECT_FALSE(hours.open(on(28, 0, 0)));
}

TEST(opening_hours, follow_an_exception_instead_of_the_week) {
    const auto hours = weekdays();
    EXPECT_FALSE(hours.open(on(24, 9, 0, 12)));
    EXPECT_TRUE(hours.open(on(26, 10, 30, 12))) << "a Saturday that is open";
}

TEST(opening_hours, name_the_next_opening) {
    const auto hours = weekdays();
    EXPECT_EQ(hours.next_opening(on(23, 7, 0)), (civil_time{2026, 11, 23, 8, 0, 1}));
    EXPECT_EQ(hours.next_opening(on(23, 8, 0)), (civil_time{2026, 11, 23, 13, 0, 1}));
    EXPECT_EQ(hours.next_opening(on(24, 18, 0)), (civil_time{2026, 11, 27, 20, 0, 5}));
    // Over the turn of the month, and over a day that an exception closes.
    EXPECT_EQ(hours.next_opening(on(30, 20, 0)), (civil_time{2026, 12, 1, 8, 0, 2}));
    EXPECT_EQ(hours.next_opening(on(22, 20, 0, 12)), (civil_time{2026, 12, 25, 20, 0, 5}));
    EXPECT_EQ(opening_hours().next_opening(on(23, 8, 0)), std::nullopt);
}

TEST(opening_hours, look_sixty_days_ahead) {
    auto hours =
        opening_hours::parse(json::parse(R"({"exceptions":{"2027-01-22":["09:00-10:00"]}})"));
    EXPECT_TRUE(hours->next_opening(on(23, 8, 0)));
    EXPECT_FALSE(hours->next_opening(on(22, 8, 0)));
}

TEST(opening_hours, are_written_as_they_are_read) {
    const auto written = weekdays().to_json();
    const auto again = opening_hours::parse(written).value();
    EXPECT_EQ(again.to_json(), written);
    EXPECT_EQ(written.at("monday").at(1), "13:00-16:30");
    EXPECT_EQ(written.at("exceptions").at("2026-12-24"), json::array());
}

TEST(opening_hours, say_what_is_wrong) {
    EXPECT_THAT(problem("[]"), HasSubstr("object"));
    EXPECT_THAT(problem(R"({"måndag":[]})"), HasSubstr("måndag"));
    EXPECT_THAT(problem(R"({"monday":"08:00-16:30"})"), HasSubstr("monday: expected a list"));
    EXPECT_THAT(problem(R"({"monday":["08:00"]})"), HasSubstr("monday"));
    EXPECT_THAT(problem(R"({"monday":["8:00-16:30"]})"), HasSubstr("00:00 to 24:00"));
    EXPECT_THAT(problem(R"({"monday":["08:60-16:30"]})"), HasSubstr("00:00 to 24:00"));
    EXPECT_THAT(problem(R"({"monday":["08:00-24:01"]})"), HasSubstr("00:00 to 24:00"));
    EXPECT_THAT(problem(R"({"monday":["-1:00-16:30"]})"), HasSubstr("00:00 to 24:00"));
    EXPECT_THAT(problem(R"({"monday":["16:30-08:00"]})"), HasSubstr("closes after"));
    EXPECT_THAT(problem(R"({"monday":["08:00-12:00","11:00-16:00"]})"), HasSubstr("overlap"));
    EXPECT_THAT(problem(R"({"exceptions":{"2026-02-30":[]}})"), HasSubstr("2026-02-30"));
    EXPECT_THAT(problem(R"({"exceptions":{"24/12":[]}})"), HasSubstr("24/12"));
}

}  // namespace
}  // namespace lotsen

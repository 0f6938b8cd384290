#include "plugins/youth_jobs/settings.hpp"
#include "tests/plugins/youth_jobs/bench.hpp"

namespace lotsen::youth_jobs::test {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

struct desk_test : bench {
    json::array rows(std::string view) { return staff(std::move(view))->at("rows").as_array(); }

    error refused(json::object changed) {
        json::object arguments{
            {"date", "2026-11-24"}, {"time", "10:00"}, {"minutes", 45}, {"coach", "Kim"}};
        for (auto& member : changed)
            arguments[member.key()] = std::move(member.value());
        const auto done = staff("times", "add", arguments);
        return done.has_error() ? done.error() : error{};
    }
};

TEST_F(desk_test, weekly_times_keep_their_hour_over_a_clock_change) {
    now.set("2026-10-12T10:00:00Z");
    offer("2026-10-19", "14:00", "Kim", 2);  // summer time ends on 25 October

    EXPECT_EQ(
        text_at(times_for("c1").options.at(0).label.args, "start"), "2026-10-19T12:00:00.000Z"
    );
    EXPECT_EQ(
        text_at(times_for("c1").options.at(1).label.args, "start"), "2026-10-26T13:00:00.000Z"
    );
    EXPECT_EQ(rows("times").at(1).at("date"), json::value("2026-10-26"));
    EXPECT_EQ(rows("times").at(1).at("time"), json::value("14:00"));
}

TEST_F(desk_test, wrong_input_is_refused_with_what_to_mend) {
    EXPECT_EQ(refused({{"date", "24/11"}}).detail, "desk.error.date");
    EXPECT_EQ(refused({{"date", "2026-02-30"}}).detail, "desk.error.date");
    EXPECT_EQ(refused({{"time", "25:00"}}).detail, "desk.error.time");
    EXPECT_EQ(refused({{"minutes", 1}}).detail, "desk.error.minutes");
    EXPECT_EQ(refused({{"weeks", 27}}).detail, "desk.error.weeks");
    EXPECT_EQ(refused({{"date", "2026-11-22"}}).detail, "desk.error.past");
    EXPECT_THAT(rows("times"), SizeIs(0));
}

TEST_F(desk_test, a_series_that_meets_a_time_of_the_coach_adds_nothing) {
    offer("2026-12-01", "10:00", "Kim");

    EXPECT_EQ(refused({{"weeks", 3}}).detail, "desk.error.same_time");

    EXPECT_THAT(rows("times"), SizeIs(1));
    offer("2026-12-01", "10:00", "Sam");  // another coach, the same hour
    EXPECT_THAT(rows("times"), SizeIs(2));
}

TEST_F(desk_test, only_a_free_time_is_removed) {
    offer("2026-11-24", "10:00");
    offer("2026-11-24", "11:00");
    ASSERT_TRUE(
        subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1")).has_value()
    );

    const auto booked = staff("times", "remove", {{"id", rows("times").at(0).at("id")}});
    EXPECT_EQ(booked.error(), fail(errc::invalid, "desk.error.not_free"));
    EXPECT_TRUE(staff("times", "remove", {{"id", rows("times").at(1).at("id")}}).has_value());
    EXPECT_THAT(rows("times"), SizeIs(1));
}

TEST_F(desk_test, staff_close_a_booking_and_say_why_they_cancel) {
    offer("2026-11-24", "10:00");
    const auto booked = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));
    const json::object which{{"id", booked->reference}};

    EXPECT_EQ(staff("bookings", "cancel", which).error().detail, "desk.error.reason");
    auto with_reason = which;
    with_reason["reason"] = "Coachen är sjuk";
    ASSERT_TRUE(staff("bookings", "cancel", with_reason).has_value());
    EXPECT_THAT(json::serialize(rows("bookings")), HasSubstr("Coachen är sjuk"));
    EXPECT_EQ(staff("bookings", "done", which).error().detail, "desk.error.not_booked");
    EXPECT_THAT(times_for("c2").options, SizeIs(1));
}

TEST_F(desk_test, the_venue_is_unknown_until_staff_say_what_it_is) {
    const auto before = subject.on_turn(asking("venue_info", "öppettider"));
    EXPECT_EQ(said(before.actions).cards.at(0).note.id, "venue.hours_unknown");
    EXPECT_EQ(said(before.actions).cards.at(0).text, "");

    for (int day = 1; day <= 6; ++day)
        ASSERT_TRUE(staff(
                        "venue",
                        "set",
                        {{"id", "hours_" + std::to_string(day)}, {"value", "14.00 \u2013 21.00"}}
        ).has_value());
    EXPECT_EQ(
        said(subject.on_turn(asking("venue_info", "")).actions).cards.at(0).note.id,
        "venue.hours_unknown"
    );
    ASSERT_TRUE(staff("venue", "set", {{"id", "hours_7"}, {"value", "closed"}}).has_value());
    ASSERT_TRUE(staff("venue", "set", {{"id", "step_free"}, {"value", "yes"}}).has_value());

    const auto after = subject.on_turn(asking("venue_info", ""));
    const auto& note = said(after.actions).cards.at(0).note;
    EXPECT_EQ(note.id, "venue.hours");
    EXPECT_EQ(text_at(note.args, "d1"), "14:00-21:00");
    EXPECT_EQ(integer_at(note.args, "o7"), 0);
    EXPECT_EQ(said(after.actions, 1).what.id, "venue.step_free_yes");
}

TEST_F(desk_test, a_setting_has_its_form_and_can_be_unknown_again) {
    const auto set = [&](const char* name, const char* value) {
        const auto done = staff("venue", "set", {{"id", name}, {"value", value}});
        return done.has_error() ? done.error().detail : std::string();
    };
    EXPECT_EQ(set("hours_1", "all day"), "desk.error.hours");
    EXPECT_EQ(set("age_from", "sixteen"), "desk.error.number");
    EXPECT_EQ(set("step_free", "maybe"), "desk.error.choice");
    EXPECT_EQ(set("url", "javascript:alert(1)"), "desk.error.url");
    EXPECT_EQ(set("summer_from", "soon"), "desk.error.date");
    EXPECT_EQ(set("nonsense", "x"), "nonsense");
    EXPECT_EQ(set("address", " Exempelgatan 1 "), "");
    EXPECT_EQ(read_settings(*store).at("address"), "Exempelgatan 1");
    EXPECT_EQ(set("address", ""), "");
    EXPECT_FALSE(read_settings(*store).contains("address"));
}

}  // namespace
}  // namespace lotsen::youth_jobs::test

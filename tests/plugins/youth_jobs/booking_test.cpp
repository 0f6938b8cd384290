#include "tests/plugins/youth_jobs/bench.hpp"

namespace lotsen::youth_jobs::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct booking_test : bench {};

TEST_F(booking_test, without_times_it_says_so_and_ends_the_form) {
    auto asked = asking("book_coaching", "");
    asked.kind = turn_kind::slot;
    asked.form = "booking";
    asked.slot = "time";

    const auto reply = subject.on_turn(asked);

    ASSERT_THAT(reply.actions, SizeIs(2));
    EXPECT_EQ(said(reply.actions).what.id, "times.none");
    EXPECT_TRUE(std::holds_alternative<end>(reply.actions[1]));
}

TEST_F(booking_test, the_next_times_are_offered_a_few_of_each_day_and_later_ones_on_request) {
    for (const auto* hour : {"10:00", "11:00", "12:00", "13:00"}) {
        offer("2026-11-24", hour);
        offer("2026-11-25", hour);
        offer("2026-11-26", hour);
    }

    const auto first = times_for("c1");

    ASSERT_THAT(first.options, SizeIs(9));  // three, three, two, and the way to later ones
    EXPECT_EQ(text_at(first.options[0].label.args, "start"), "2026-11-24T09:00:00.000Z");
    EXPECT_EQ(text_at(first.options[3].label.args, "start"), "2026-11-25T09:00:00.000Z");
    const auto later = chosen(first.options.back().payload);
    const auto& more = std::get<ask>(later.actions.at(0));
    EXPECT_EQ(text_at(more.options[0].label.args, "start"), "2026-11-26T11:00:00.000Z");
}

TEST_F(booking_test, a_wished_day_shows_that_day) {
    offer("2026-11-24", "10:00");
    offer("2026-11-27", "15:00");

    EXPECT_EQ(
        text_at(times_for("c1", "2026-11-27").options.at(0).label.args, "start"),
        "2026-11-27T14:00:00.000Z"
    );
    const auto none = times_for("c1", "2026-11-25");
    EXPECT_EQ(none.what.id, "times.not_that_day");
    EXPECT_THAT(none.options, SizeIs(2));
}

TEST_F(booking_test, a_chosen_time_is_held_for_ten_minutes) {
    offer("2026-11-24", "10:00");
    const auto mine = value_of(times_for("c1").options.at(0));
    const auto yours = value_of(times_for("c2").options.at(0));

    EXPECT_TRUE(choose(mine).value);
    EXPECT_EQ(choose(yours).refusal.id, "times.taken");
    EXPECT_THAT(times_for("c2").options, IsEmpty());

    now.advance(std::chrono::minutes(10));
    EXPECT_TRUE(choose(yours).value);
}

TEST_F(booking_test, choosing_another_time_lets_go_of_the_first) {
    offer("2026-11-24", "10:00");
    offer("2026-11-24", "11:00");
    const auto offered = times_for("c1");

    EXPECT_TRUE(choose(value_of(offered.options.at(0))).value);
    EXPECT_TRUE(choose(value_of(offered.options.at(1))).value);

    EXPECT_THAT(times_for("c2").options, SizeIs(1));
}

TEST_F(booking_test, a_booking_gets_a_reference_and_a_calendar_link) {
    offer("2026-11-24", "10:00");
    const auto value = value_of(times_for("c1").options.at(0));

    const auto given = subject.submit(booking_of(value, "k1"));

    ASSERT_TRUE(given.has_value()) << given.error().detail;
    EXPECT_EQ(read_reference(given->reference, "B"), given->reference);
    const auto& told = said(given->actions);
    EXPECT_EQ(told.what.id, "done.booked");
    EXPECT_EQ(
        told.cards.at(0).url, "/api/v1/plugins/youth_jobs/bookings/" + given->reference + ".ics"
    );
    EXPECT_EQ(std::get<open_case>(given->actions.at(1)).status, "booked");
}

TEST_F(booking_test, the_same_submission_is_stored_once_and_answered_alike) {
    offer("2026-11-24", "10:00");
    const auto value = value_of(times_for("c1").options.at(0));

    const auto first = subject.submit(booking_of(value, "k1"));
    const auto again = subject.submit(booking_of(value, "k1"));

    ASSERT_TRUE(first.has_value() && again.has_value());
    EXPECT_EQ(first->reference, again->reference);
    EXPECT_EQ(first->actions, again->actions);
    EXPECT_THAT(staff("bookings")->at("rows").as_array(), SizeIs(1));
}

TEST_F(booking_test, two_who_confirm_the_same_time_get_one_booking) {
    offer("2026-11-24", "10:00");
    const auto mine = value_of(times_for("c1").options.at(0));
    const auto yours = value_of(times_for("c2").options.at(0));
    ASSERT_TRUE(choose(mine).value);
    now.advance(std::chrono::minutes(11));  // the hold ran out while the form was filled in
    ASSERT_TRUE(choose(yours).value);

    ASSERT_TRUE(subject.submit(booking_of(yours, "k2", "c2")).has_value());
    const auto late = subject.submit(booking_of(mine, "k1", "c1"));

    ASSERT_TRUE(late.has_value());
    EXPECT_EQ(late->refused_slot, "time");
    EXPECT_EQ(late->refusal.id, "times.taken");
    EXPECT_THAT(late->reference, IsEmpty());
    EXPECT_THAT(staff("bookings")->at("rows").as_array(), SizeIs(1));
}

TEST_F(booking_test, a_time_that_has_begun_is_not_booked) {
    offer("2026-11-24", "10:00");
    const auto value = value_of(times_for("c1").options.at(0));
    now.set("2026-11-24T09:00:00Z");

    EXPECT_EQ(subject.submit(booking_of(value, "k1"))->refused_slot, "time");
    EXPECT_THAT(times_for("c1").options, IsEmpty());
}

TEST_F(booking_test, what_is_no_time_is_refused) {
    for (const auto* nonsense : {"", "tomorrow", "1", "99999.c1", "x.c1", "-1.c1"})
        EXPECT_FALSE(choose(nonsense).value) << nonsense;
}

TEST_F(booking_test, a_cancelled_time_is_free_again) {
    offer("2026-11-24", "10:00");
    const auto booked = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));

    const auto cancelled = subject.submit(change_of(booked->reference, "cancel", "k2"));

    EXPECT_EQ(said(cancelled->actions).what.id, "done.cancelled");
    EXPECT_EQ(std::get<open_case>(cancelled->actions.at(1)).status, "cancelled");
    EXPECT_THAT(times_for("c2").options, SizeIs(1));
    const auto again = subject.submit(change_of(booked->reference, "cancel", "k3"));
    EXPECT_EQ(said(again->actions).what.id, "done.already_cancelled");
}

TEST_F(booking_test, a_booking_moves_and_keeps_its_reference) {
    offer("2026-11-24", "10:00");
    const auto booked = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));
    offer("2026-11-25", "13:00");

    const auto moved = subject.submit(
        change_of(booked->reference, "move", "k2", value_of(times_for("c1").options.at(0)))
    );

    EXPECT_EQ(moved->reference, booked->reference);
    EXPECT_EQ(said(moved->actions).what.id, "done.moved");
    EXPECT_EQ(text_at(said(moved->actions).what.args, "start"), "2026-11-25T12:00:00.000Z");
    EXPECT_EQ(
        text_at(times_for("c2").options.at(0).label.args, "start"), "2026-11-24T09:00:00.000Z"
    );
}

TEST_F(booking_test, moving_to_a_time_that_was_just_taken_asks_again_and_keeps_the_old_one) {
    offer("2026-11-24", "10:00");
    offer("2026-11-25", "13:00");
    const auto options = times_for("c1").options;
    const auto booked = subject.submit(booking_of(value_of(options.at(0)), "k1"));
    ASSERT_TRUE(
        subject.submit(booking_of(value_of(times_for("c2").options.at(0)), "k2", "c2")).has_value()
    );

    const auto moved =
        subject.submit(change_of(booked->reference, "move", "k3", value_of(options.at(1))));

    EXPECT_EQ(moved->refused_slot, "time");
    const auto shown = subject.submit(change_of(booked->reference, "show", "k4"));
    EXPECT_EQ(text_at(said(shown->actions).what.args, "start"), "2026-11-24T09:00:00.000Z");
}

TEST_F(booking_test, who_will_be_late_is_noted_for_the_coach) {
    offer("2026-11-24", "10:00");
    const auto booked = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));

    const auto told = subject.submit(change_of(booked->reference, "late", "k2"));

    EXPECT_EQ(said(told->actions).what.id, "done.late");
    EXPECT_THAT(json::serialize(*staff("bookings")), HasSubstr("desk.note.late"));
}

TEST_F(booking_test, a_missed_time_cannot_be_cancelled_but_moved) {
    offer("2026-11-24", "10:00");
    const auto booked = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));
    now.set("2026-11-25T09:00:00Z");
    offer("2026-11-26", "13:00");

    EXPECT_EQ(
        said(subject.submit(change_of(booked->reference, "cancel", "k2"))->actions).what.id,
        "done.passed"
    );
    EXPECT_EQ(
        said(subject
                 .submit(change_of(
                     booked->reference, "move", "k3", value_of(times_for("c1").options.at(0))
                 ))
                 ->actions)
            .what.id,
        "done.moved"
    );
}

TEST_F(booking_test, a_reference_is_read_out_of_what_was_typed) {
    offer("2026-11-24", "10:00");
    const auto reference =
        subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"))->reference;
    const auto validated = [&](const std::string& typed) {
        return subject.validate({"change", "reference", json::value(typed), {}, "sv", now.now()});
    };

    std::string spaced = reference;
    std::ranges::replace(spaced, '-', ' ');
    EXPECT_EQ(validated("min kod är " + reference + ", tack").value, json::value(reference));
    EXPECT_EQ(validated("koden: " + spaced).value, json::value(reference));
    EXPECT_EQ(validated("jag har ingen kod").refusal.id, "change.reference.unreadable");
    const auto other = make_reference(random, "B");
    EXPECT_EQ(validated(other).refusal.id, "change.reference.unknown");
}

TEST_F(booking_test, changing_begins_with_the_conversations_own_booking) {
    offer("2026-11-24", "10:00");
    const auto booked = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));
    auto asked = asking("change_booking", "jag kan inte komma");
    asked.entities = {json::object{{"type", "choice"}, {"value", "change.what=cancel"}}};

    const auto mine = std::get<start_form>(subject.on_turn(asked).actions.at(0));
    asked.conversation = "c2";
    const auto others = std::get<start_form>(subject.on_turn(asked).actions.at(0));

    EXPECT_EQ(mine.slots.at("reference"), json::value(booked->reference));
    EXPECT_EQ(mine.slots.at("what"), json::value("cancel"));
    EXPECT_FALSE(others.slots.contains("reference"));
}

TEST_F(booking_test, what_staff_cancelled_is_said_with_their_reason_wherever_it_is_asked_about) {
    offer("2026-11-24", "10:00");
    offer("2026-11-25", "13:00");
    const auto booked = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));
    const json::object why{{"id", booked->reference}, {"reason", "Coachen är sjuk"}};
    ASSERT_TRUE(staff("bookings", "cancel", why).has_value());
    const auto told = [](const actions& all) {
        EXPECT_EQ(said(all).what.id, "done.staff_cancelled");
        EXPECT_EQ(text_at(said(all).what.args, "reason"), "Coachen är sjuk");
        EXPECT_EQ(text_at(said(all).what.args, "start"), "2026-11-24T09:00:00.000Z");
        EXPECT_EQ(said(all).options.at(0).intent, "book_coaching");
        EXPECT_EQ(std::get<open_case>(all.at(1)).status, "cancelled");
    };

    // In its own conversation, and anywhere by its code.
    told(subject.on_turn(asking("change_booking", "jag vill byta tid")).actions);
    auto elsewhere = asking("change_booking", "", "c2");
    elsewhere.entities = {json::object{{"type", "reference"}, {"value", booked->reference}}};
    told(subject.on_turn(elsewhere).actions);
    // By a code typed into the form: before another time is asked for, and whatever is wished.
    auto moving = asking("", "", "c2");
    moving.kind = turn_kind::slot;
    moving.form = "change";
    moving.slot = "time";
    moving.slots = {{"reference", booked->reference}, {"what", "move"}};
    const auto ended = subject.on_turn(moving).actions;
    told(ended);
    EXPECT_TRUE(std::holds_alternative<end>(ended.back()));
    for (int again = 0; again < 2; ++again)
        told(subject.submit(change_of(booked->reference, "show", "k2"))->actions);
}

TEST_F(booking_test, the_reason_for_a_cancellation_is_forgotten_with_the_contact) {
    offer("2026-11-24", "10:00");
    const auto booked = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));
    const json::object why{{"id", booked->reference}, {"reason", "Coachen är sjuk"}};
    ASSERT_TRUE(staff("bookings", "cancel", why).has_value());
    ASSERT_TRUE(subject.submit(change_of(booked->reference, "show", "k2")).has_value());
    now.set("2026-12-24T09:01:00Z");
    ASSERT_TRUE(store->run(statement{"forget_contacts", {{"before", to_rfc3339(now.now())}}}));

    for (const auto* key : {"k2", "k3"})
        EXPECT_EQ(
            said(subject.submit(change_of(booked->reference, "show", key))->actions).what.id,
            "done.already_cancelled"
        );
}

TEST_F(booking_test, a_new_booking_comes_before_one_that_staff_cancelled) {
    offer("2026-11-24", "10:00");
    offer("2026-11-25", "13:00");
    const auto first = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));
    ASSERT_TRUE(
        staff("bookings", "cancel", {{"id", first->reference}, {"reason", "Sjuk"}}).has_value()
    );
    const auto second = subject.submit(booking_of(value_of(times_for("c1").options.at(1)), "k2"));

    const auto reply = subject.on_turn(asking("change_booking", "jag vill byta tid"));

    EXPECT_EQ(
        std::get<start_form>(reply.actions.at(0)).slots.at("reference"),
        json::value(second->reference)
    );
}

TEST_F(booking_test, contacts_are_forgotten_thirty_days_after_the_meeting) {
    offer("2026-11-24", "10:00");
    ASSERT_TRUE(
        subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1")).has_value()
    );
    EXPECT_THAT(json::serialize(*staff("bookings")), HasSubstr("Robin"));

    now.set("2026-12-24T08:59:00Z");
    subject.on_job("forget", now.now());
    const auto kept = store->run(statement{"list_bookings", {{"after", ""}, {"most", 10}}});
    EXPECT_EQ(text_at(kept->list.at(0), "name"), "Robin");

    now.set("2026-12-24T09:01:00Z");
    subject.on_job("forget", now.now());
    const auto gone = store->run(statement{"list_bookings", {{"after", ""}, {"most", 10}}});
    EXPECT_THAT(json::serialize(gone->list.at(0)), Not(HasSubstr("Robin")));
    EXPECT_THAT(json::serialize(gone->list.at(0)), Not(HasSubstr("+4670")));
}

}  // namespace
}  // namespace lotsen::youth_jobs::test

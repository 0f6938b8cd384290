#include "tests/plugins/youth_jobs/bench.hpp"

namespace lotsen::youth_jobs::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// Robin has booked a time of two; somebody else has the other.
struct a_persons_booking : bench {
    a_persons_booking() {
        offer("2026-11-24", "10:00");
        offer("2026-11-25", "10:00");
        reference = booked("theirs", "theirs:1:5", "+46701740605");
        other = booked("anothers", "anothers:1:5", "+46701740606");
    }

    std::string booked(const std::string& by, const std::string& key, const std::string& phone) {
        const auto times = times_for(by);
        auto form = booking_of(value_of(times.options.at(0)), key, by);
        form.slots["phone"] = phone;
        return subject.submit(form).value().reference;
    }
    std::vector<personal_record> ask(person who, bool erase = false) {
        return subject.on_person({std::move(who), erase, now.now()}).value().records;
    }
    std::string everything() {
        return json::serialize(*staff("bookings")) + json::serialize(*staff("times"));
    }

    const person by_phone{{}, {"+46701740605"}, {}};
    std::string reference;
    std::string other;
};

TEST_F(a_persons_booking, is_found_by_each_of_what_is_known_of_them) {
    for (const auto& who : {by_phone, person{{"theirs"}, {}, {}}, person{{}, {}, {reference}}}) {
        const auto records = ask(who);
        ASSERT_THAT(records, SizeIs(1));
        EXPECT_EQ(records[0].reference, reference);
        EXPECT_EQ(text_at(records[0].data, "name"), "Robin");
        EXPECT_EQ(text_at(records[0].data, "phone"), "+46701740605");
        EXPECT_EQ(records[0].conversation, "theirs");
        EXPECT_THAT(records[0].retention, SizeIs(1));
    }
    EXPECT_THAT(ask({{"c9"}, {"+4687461000"}, {"B-0000-0000"}}), IsEmpty());
}

TEST_F(a_persons_booking, to_come_is_cancelled_and_its_time_free_again) {
    const auto told = ask(by_phone, true).at(0);
    EXPECT_EQ(told.fate, fate::stripped);
    EXPECT_EQ(told.why, "cancelled");
    EXPECT_THAT(everything(), Not(HasSubstr("+46701740605")));
    EXPECT_THAT(everything(), HasSubstr("+46701740606")) << "another's stays";
    EXPECT_THAT(times_for("c9").options, SizeIs(1)) << "one of two is free";
}

TEST_F(a_persons_booking, of_the_past_stays_as_statistics) {
    now.advance(std::chrono::hours(48));
    const auto told = ask(by_phone, true).at(0);
    EXPECT_EQ(told.why, reason::statistics);
    const auto left = ask({{}, {}, {reference}}).at(0);
    EXPECT_EQ(left.fate, fate::kept);
    EXPECT_EQ(text_at(left.data, "status"), "booked") << "what staff make of it is theirs";
    EXPECT_EQ(text_at(left.data, "name"), "");
}

TEST_F(a_persons_booking, is_erased_twice_without_harm_and_has_no_receipt_left) {
    ASSERT_THAT(ask(by_phone, true), SizeIs(1));
    EXPECT_THAT(ask(by_phone, true), IsEmpty());
    EXPECT_THAT(store->run(statement{"find_receipt", {{"key", "theirs:1:5"}}})->list, IsEmpty());
    EXPECT_THAT(store->run(statement{"find_receipt", {{"key", "anothers:1:5"}}})->list, SizeIs(1));
}

TEST_F(a_persons_booking, that_is_being_filled_in_lets_go_of_its_time) {
    offer("2026-11-26", "10:00");
    const auto time = value_of(times_for("filling").options.at(0));
    ASSERT_TRUE(choose(time).value.has_value());
    const auto told = ask({{"filling"}, {}, {}}, true);
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].kind, "held_time");
    EXPECT_THAT(ask({{"filling"}, {}, {}}), IsEmpty());
}

}  // namespace
}  // namespace lotsen::youth_jobs::test

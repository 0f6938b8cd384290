#include "plugins/youth_jobs/calendar.hpp"

#include "tests/plugins/youth_jobs/bench.hpp"

namespace lotsen::youth_jobs::test {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\r\n", at);
        if (end == text.npos) return {};
        lines.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

booking example() {
    booking made;
    made.reference = "B-1234-5678";
    made.status = "booked";
    made.changed_at = *from_rfc3339("2026-11-23T10:00:00Z");
    made.time = {1, *from_rfc3339("2026-11-24T09:00:00Z"), 45, "Kim"};
    return made;
}

TEST(calendar_test, an_event_has_utc_times_and_a_stable_uid) {
    auto booked = example();
    const auto first = to_icalendar(booked, "Fabrik 38", "");
    booked.sequence = 1;
    booked.time.starts_at += std::chrono::hours(24);
    const auto moved = to_icalendar(booked, "Fabrik 38", "");

    EXPECT_THAT(first, HasSubstr("BEGIN:VCALENDAR\r\n"));
    EXPECT_THAT(first, HasSubstr("VERSION:2.0\r\n"));
    EXPECT_THAT(first, HasSubstr("DTSTART:20261124T090000Z\r\n"));
    EXPECT_THAT(first, HasSubstr("DTEND:20261124T094500Z\r\n"));
    EXPECT_THAT(first, HasSubstr("UID:B-1234-5678@youth_jobs.lotsen\r\n"));
    EXPECT_THAT(moved, HasSubstr("UID:B-1234-5678@youth_jobs.lotsen\r\n"));
    EXPECT_THAT(moved, HasSubstr("SEQUENCE:1\r\n"));
    EXPECT_THAT(moved, HasSubstr("DTSTART:20261125T090000Z\r\n"));
}

TEST(calendar_test, long_lines_fold_and_special_characters_are_escaped) {
    const std::string place = "Gården; trappa 2, \\ vänster\n" + std::string(90, 'x') + "åäö";
    const auto text = to_icalendar(example(), "Fabrik 38", place);

    const auto lines = lines_of(text);
    ASSERT_FALSE(lines.empty());
    EXPECT_THAT(
        lines, Each(testing::ResultOf([](const auto& l) { return l.size(); }, testing::Le(75U)))
    );
    std::string unfolded = text;
    for (auto at = unfolded.find("\r\n "); at != unfolded.npos; at = unfolded.find("\r\n ", at))
        unfolded.erase(at, 3);
    EXPECT_THAT(unfolded, HasSubstr("LOCATION:Gården\\; trappa 2\\, \\\\ vänster\\n"));
    EXPECT_THAT(unfolded, HasSubstr("xxåäö\r\n"));
}

struct calendar_route_test : bench {
    http_response get(std::string path, std::string method = "GET") {
        http_request asked;
        asked.method = std::move(method);
        asked.path = std::move(path);
        asked.now = now.now();
        return subject.on_http(asked);
    }
};

TEST_F(calendar_route_test, a_booking_is_downloaded_by_its_reference_without_personal_data) {
    offer("2026-11-24", "10:00");
    const auto booked = subject.submit(booking_of(value_of(times_for("c1").options.at(0)), "k1"));

    const auto reply = get("bookings/" + booked->reference + ".ics");

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.content_type, "text/calendar; charset=utf-8");
    EXPECT_EQ(reply.file_name, booked->reference + ".ics");
    EXPECT_THAT(reply.body, HasSubstr("STATUS:CONFIRMED"));
    EXPECT_THAT(reply.body, Not(HasSubstr("Robin")));
    ASSERT_TRUE(subject.submit(change_of(booked->reference, "cancel", "k2")).has_value());
    EXPECT_THAT(get("bookings/" + booked->reference + ".ics").body, HasSubstr("STATUS:CANCELLED"));
}

TEST_F(calendar_route_test, anything_else_is_not_found) {
    for (const auto* path :
         {"bookings",
          "bookings/",
          "bookings/.ics",
          "bookings/B-0000-0001.ics",
          "other/x.ics",
          "bookings/../../etc/passwd.ics"})
        EXPECT_EQ(get(path).status, 404) << path;
    EXPECT_EQ(get("bookings/B-1234-5678.ics", "POST").status, 404);
}

}  // namespace
}  // namespace lotsen::youth_jobs::test

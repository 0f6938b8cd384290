#include "core/text/time_zone.hpp"

#include <gtest/gtest.h>

namespace lotsen {
namespace {

TEST(time_zone, reads_the_wall_clock) {
    const auto zone = make_time_zone("Europe/Stockholm").value();
    EXPECT_EQ(
        zone->local(from_rfc3339("2026-11-22T23:30:00Z").value()),
        (civil_time{2026, 11, 23, 0, 30, 1})
    );
    EXPECT_EQ(
        zone->local(from_rfc3339("2026-07-05T10:00:00Z").value()),
        (civil_time{2026, 7, 5, 12, 0, 7})
    );
}

TEST(time_zone, gives_the_instant_back) {
    const auto zone = make_time_zone("Europe/Stockholm").value();
    EXPECT_EQ(to_rfc3339(zone->instant({2026, 7, 5, 12, 0, 1})), "2026-07-05T10:00:00.000Z");
    EXPECT_EQ(to_rfc3339(zone->instant({2026, 11, 23, 0, 30, 1})), "2026-11-22T23:30:00.000Z");
}

TEST(time_zone, takes_the_earlier_where_the_clock_changes) {
    const auto zone = make_time_zone("Europe/Stockholm").value();
    // 25 October 2026, 02:30 comes twice; 29 March 2026, 02:30 never.
    EXPECT_EQ(to_rfc3339(zone->instant({2026, 10, 25, 2, 30, 7})), "2026-10-25T00:30:00.000Z");
    EXPECT_EQ(to_rfc3339(zone->instant({2026, 3, 29, 2, 30, 7})), "2026-03-29T00:30:00.000Z");
}

TEST(time_zone, is_not_found_by_a_wrong_name) {
    EXPECT_EQ(make_time_zone("Europe/Solna").error().code, errc::not_found);
    EXPECT_EQ(make_time_zone("").error().code, errc::not_found);
}

}  // namespace
}  // namespace lotsen

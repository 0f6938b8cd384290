#include "plugins/city_guide/dates.hpp"

#include <gtest/gtest.h>

namespace lotsen::city_guide {
namespace {

TEST(dates, are_days_of_the_calendar) {
    for (const auto* good : {"2026-11-23", "2024-02-29", "2000-01-01"})
        EXPECT_TRUE(is_date(good)) << good;
    for (const auto* bad : {"", "2026-02-29", "2026-13-01", "26-11-23", "2026-11-2x", "2026/11/23"})
        EXPECT_FALSE(is_date(bad)) << bad;
}

TEST(dates, count_over_months_and_leap_days) {
    EXPECT_EQ(plus_days("2026-11-23", 180), "2027-05-22");
    EXPECT_EQ(plus_days("2028-02-28", 1), "2028-02-29");
}

}  // namespace
}  // namespace lotsen::city_guide

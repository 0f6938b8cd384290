#include <gtest/gtest.h>

#include "core/base/clock.hpp"

namespace lotsen {
namespace {

TEST(rfc3339, round_trips) {
    for (const char* text : {"2026-11-22T10:00:00.000Z", "1970-01-01T00:00:00.001Z"})
        EXPECT_EQ(to_rfc3339(from_rfc3339(text).value()), text);
    EXPECT_EQ(to_rfc3339(from_rfc3339("2024-02-29T23:59:59Z").value()), "2024-02-29T23:59:59.000Z");
}

TEST(rfc3339, refuses_what_is_no_time) {
    for (const char* text :
         {"",
          "2026-11-22",
          "2026-02-30T10:00:00Z",
          "2026-11-22T25:00:00Z",
          "2026-11-22T10:00:00+01:00",
          "2026-11-22T10:00:00Z ",
          "2026-11-22T1:00:00Z",
          "2026-11-22T10:00:.Z",
          "2026-11-22T10:00:1.2.3Z",
          "2026-11-22T10:00:-1Z",
          "-026-11-22T10:00:00Z"})
        EXPECT_TRUE(from_rfc3339(text).has_error()) << text;
}

}  // namespace
}  // namespace lotsen

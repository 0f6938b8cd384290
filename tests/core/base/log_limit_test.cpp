#include "core/base/log_limit.hpp"

#include <gtest/gtest.h>

namespace lotsen {
namespace {

using namespace std::chrono_literals;

const log_limit::steady::time_point start{1h};

TEST(log_limit, lets_so_many_lines_through_each_second) {
    log_limit limit(2);
    EXPECT_TRUE(limit.next(start).write);
    EXPECT_TRUE(limit.next(start + 100ms).write);
    EXPECT_FALSE(limit.next(start + 999ms).write);
    EXPECT_TRUE(limit.next(start + 1s).write);
}

TEST(log_limit, tells_once_how_many_were_left_out) {
    log_limit limit(1);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(limit.next(start).left_out, 0U) << "not within the second";
    EXPECT_EQ(limit.next(start + 2s).left_out, 3U);
    EXPECT_EQ(limit.next(start + 4s).left_out, 0U);
    EXPECT_EQ(limit.left_out(), 0U);
    limit.next(start + 4s);
    EXPECT_EQ(limit.left_out(), 1U) << "at the end";
}

}  // namespace
}  // namespace lotsen

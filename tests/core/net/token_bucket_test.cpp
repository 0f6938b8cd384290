#include "core/net/token_bucket.hpp"

#include <gtest/gtest.h>

namespace lotsen::net {
namespace {

using namespace std::chrono_literals;

TEST(token_bucket, gives_the_burst_and_then_the_rate) {
    token_bucket::instant now{};
    token_bucket bucket(10, 3, now);
    EXPECT_TRUE(bucket.take(now));
    EXPECT_TRUE(bucket.take(now));
    EXPECT_TRUE(bucket.take(now));
    EXPECT_FALSE(bucket.take(now));
    now += 99ms;
    EXPECT_FALSE(bucket.take(now));
    now += 1ms;
    EXPECT_TRUE(bucket.take(now));
    EXPECT_FALSE(bucket.take(now));
}

TEST(token_bucket, fills_up_to_the_burst_and_no_further) {
    token_bucket::instant now{};
    token_bucket bucket(10, 2, now);
    now += 1h;
    EXPECT_TRUE(bucket.take(now));
    EXPECT_TRUE(bucket.take(now));
    EXPECT_FALSE(bucket.take(now));
}

}  // namespace
}  // namespace lotsen::net

#include "core/host/inline/breaker.hpp"

#include <gtest/gtest.h>

namespace lotsen {
namespace {

TEST(breaker, opens_after_its_failures_and_tries_one_call_later) {
    breaker guarded;
    const breaker::steady::time_point start{std::chrono::hours(1)};
    for (int i = 0; i < breaker::failures_to_open; ++i) {
        EXPECT_TRUE(guarded.allows(start));
        guarded.failed(start);
    }
    EXPECT_TRUE(guarded.open());
    EXPECT_FALSE(guarded.allows(start));
    EXPECT_TRUE(guarded.allows(start + breaker::open_for));
    EXPECT_FALSE(guarded.allows(start + breaker::open_for)) << "one trial at a time";
    guarded.succeeded();
    EXPECT_TRUE(guarded.allows(start + breaker::open_for));
}

TEST(breaker, forgets_failures_at_a_success) {
    breaker guarded;
    const breaker::steady::time_point start{};
    for (int i = 1; i < breaker::failures_to_open; ++i)
        guarded.failed(start);
    guarded.succeeded();
    guarded.failed(start);
    EXPECT_FALSE(guarded.open());
}

}  // namespace
}  // namespace lotsen

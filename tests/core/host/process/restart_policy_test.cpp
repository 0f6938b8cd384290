#include "core/host/process/restart_policy.hpp"

#include <gtest/gtest.h>

#include "tests/support/seeded_random.hpp"

namespace lotsen {
namespace {

using steady = std::chrono::steady_clock;

TEST(restarts, wait_longer_with_each_end_and_start_anew_after_a_good_time) {
    test::seeded_random random(1);
    restart_policy policy(random);
    steady::time_point now{std::chrono::hours(1)};
    policy.started(now);
    policy.ended(now);
    EXPECT_TRUE(policy.may_start(now)) << "at once the first time";
    policy.ended(now);
    EXPECT_FALSE(policy.may_start(now));
    EXPECT_TRUE(policy.may_start(now + restart_policy::first_wait));
    for (int i = 0; i < 20; ++i)
        policy.ended(now);
    EXPECT_FALSE(
        policy.may_start(now + restart_policy::longest_wait / 2 - std::chrono::milliseconds(1))
    );
    EXPECT_TRUE(policy.may_start(now + restart_policy::longest_wait));
    policy.started(now);
    policy.ended(now + restart_policy::well_after);
    EXPECT_TRUE(policy.may_start(now + restart_policy::well_after));
}

}  // namespace
}  // namespace lotsen

#include "core/net/admission.hpp"

#include <gtest/gtest.h>

namespace lotsen::net {
namespace {

TEST(admission, counts_connections_in_all) {
    admission doors(2, 10);
    admission::ticket first, second, third;
    EXPECT_EQ(doors.enter("a", first), admitted::yes);
    EXPECT_EQ(doors.enter("b", second), admitted::yes);
    EXPECT_EQ(doors.enter("c", third), admitted::full);
    first = {};
    EXPECT_EQ(doors.enter("c", third), admitted::yes);
}

TEST(admission, counts_connections_of_one_address) {
    admission doors(10, 1);
    admission::ticket first, second, proxied;
    EXPECT_EQ(doors.enter("a", first), admitted::yes);
    EXPECT_EQ(doors.enter("a", second), admitted::address_full);
    EXPECT_EQ(doors.enter("b", second), admitted::yes);
    EXPECT_EQ(doors.enter_address("a", proxied), admitted::address_full);
    first = {};
    EXPECT_EQ(doors.enter_address("a", proxied), admitted::yes);
}

TEST(admission, does_not_count_a_proxy_by_address) {
    admission doors(10, 1);
    admission::ticket first, second;
    EXPECT_EQ(doors.enter("", first), admitted::yes);
    EXPECT_EQ(doors.enter("", second), admitted::yes);
}

TEST(admission, a_moved_ticket_gives_its_place_back_once) {
    admission doors(1, 1);
    admission::ticket next;
    {
        admission::ticket place;
        ASSERT_EQ(doors.enter("a", place), admitted::yes);
        const admission::ticket moved = std::move(place);
        EXPECT_EQ(doors.enter("a", next), admitted::full);
    }
    EXPECT_EQ(doors.enter("a", next), admitted::yes);
}

}  // namespace
}  // namespace lotsen::net

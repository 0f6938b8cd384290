#include "core/net/addresses.hpp"

#include <gtest/gtest.h>

namespace lotsen::net {
namespace {

using boost::asio::ip::make_address;

TEST(address_set, holds_addresses_and_networks_of_both_families) {
    const address_set set({"127.0.0.1", "10.1.0.0/16", "fd00::/8"});
    EXPECT_TRUE(set.contains(make_address("127.0.0.1")));
    EXPECT_TRUE(set.contains(make_address("::ffff:127.0.0.1")));
    EXPECT_TRUE(set.contains(make_address("10.1.255.3")));
    EXPECT_TRUE(set.contains(make_address("fdab::1")));
    EXPECT_FALSE(set.contains(make_address("127.0.0.2")));
    EXPECT_FALSE(set.contains(make_address("10.2.0.1")));
    EXPECT_FALSE(set.contains(make_address("fe80::1")));
}

TEST(address_set, names_what_is_no_address) {
    EXPECT_THROW(address_set({"proxy.example"}), std::invalid_argument);
    EXPECT_THROW(address_set({"10.0.0.0/33"}), std::invalid_argument);
}

TEST(client_behind, believes_only_trusted_proxies) {
    const address_set trusted({"127.0.0.1", "10.0.0.0/8"});
    const auto client = [&](const char* peer, const char* forwarded) {
        return client_behind(make_address(peer), forwarded, trusted).to_string();
    };
    EXPECT_EQ(client("192.0.2.7", "198.51.100.1"), "192.0.2.7");
    EXPECT_EQ(client("127.0.0.1", "198.51.100.1"), "198.51.100.1");
    EXPECT_EQ(client("127.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.4"), "198.51.100.1");
    EXPECT_EQ(client("127.0.0.1", ""), "127.0.0.1");
    EXPECT_EQ(client("127.0.0.1", "nonsense"), "127.0.0.1");
    EXPECT_EQ(client("127.0.0.1", "198.51.100.1, nonsense"), "127.0.0.1");
    EXPECT_EQ(client("127.0.0.1", "2001:db8::5"), "2001:db8::5");
}

TEST(address_key, counts_an_ipv6_subscriber_once) {
    EXPECT_EQ(
        address_key(make_address("2001:db8::1")), address_key(make_address("2001:db8::ffff"))
    );
    EXPECT_NE(
        address_key(make_address("2001:db8::1")), address_key(make_address("2001:db8:0:1::1"))
    );
    EXPECT_EQ(address_key(make_address("::ffff:192.0.2.1")), "192.0.2.1");
}

TEST(read_endpoint, reads_both_families_and_refuses_the_rest) {
    EXPECT_EQ(read_endpoint("127.0.0.1:8080").port(), 8080);
    EXPECT_TRUE(read_endpoint("[::1]:0").address().is_v6());
    for (const char* bad :
         {"", "8080", "localhost:80", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:8x"}) {
        EXPECT_THROW(read_endpoint(bad), std::invalid_argument) << bad;
    }
}

}  // namespace
}  // namespace lotsen::net

// Who is at the other end: addresses, the proxies that may speak for others, and what to count by.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace lotsen::net {

/// Addresses and networks ("127.0.0.1", "10.0.0.0/8", "fd00::/8"). Immutable, thread-safe.
class address_set {
  public:
    /// Throws std::invalid_argument, naming the entry that is neither.
    explicit address_set(const std::vector<std::string>& entries);
    bool contains(const boost::asio::ip::address& address) const;

  private:
    struct network {
        boost::asio::ip::address_v6 base;
        int prefix = 128;  // bits
    };
    std::vector<network> networks_;
};

/// The client behind `peer`: the last entry of X-Forwarded-For that is no trusted proxy itself.
/// What a client wrote further left is not believed, nor the header at all when `peer` is not
/// trusted.
boost::asio::ip::address client_behind(
    const boost::asio::ip::address& peer, std::string_view forwarded_for, const address_set& trusted
);

/// What connections are counted by: the address; of IPv6 its /64, since one subscriber has it all.
std::string address_key(const boost::asio::ip::address& address);

/// "127.0.0.1:8080", "[::1]:0". Throws std::invalid_argument.
boost::asio::ip::tcp::endpoint read_endpoint(std::string_view text);

}  // namespace lotsen::net

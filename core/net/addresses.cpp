#include "core/net/addresses.hpp"

#include <algorithm>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <charconv>
#include <stdexcept>

namespace lotsen::net {

namespace ip = boost::asio::ip;

namespace {

constexpr int v4_offset = 96;  // an IPv4 address is the last 32 bits of its mapped IPv6 address

ip::address_v6 as_v6(const ip::address& address) {
    return address.is_v4() ? ip::make_address_v6(ip::v4_mapped, address.to_v4()) : address.to_v6();
}

/// A v4 address that arrived on a v6 socket is the v4 address.
ip::address unmapped(const ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return ip::make_address_v4(ip::v4_mapped, address.to_v6());
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

}  // namespace

address_set::address_set(const std::vector<std::string>& entries) {
    for (const auto& entry : entries) {
        boost::system::error_code failed;
        if (const auto address = ip::make_address(entry, failed); !failed) {
            networks_.push_back({as_v6(address), 128});
        } else if (const auto v4 = ip::make_network_v4(entry, failed); !failed) {
            networks_.push_back({as_v6(v4.network()), v4_offset + v4.prefix_length()});
        } else if (const auto v6 = ip::make_network_v6(entry, failed); !failed) {
            networks_.push_back({v6.network(), v6.prefix_length()});
        } else {
            throw std::invalid_argument("not an address or network: " + entry);
        }
    }
}

bool address_set::contains(const ip::address& address) const {
    const ip::address_v6 looked_for = as_v6(address);
    return std::any_of(networks_.begin(), networks_.end(), [&](const network& each) {
        return ip::make_network_v6(looked_for, static_cast<unsigned short>(each.prefix))
                   .network() == each.base;
    });
}

ip::address client_behind(
    const ip::address& peer, std::string_view forwarded_for, const address_set& trusted
) {
    ip::address client = unmapped(peer);
    while (trusted.contains(client) && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const auto last =
            comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
        boost::system::error_code failed;
        const auto named = ip::make_address(std::string(trimmed(last)), failed);
        if (failed) break;
        client = unmapped(named);
        forwarded_for = comma == std::string_view::npos ? "" : forwarded_for.substr(0, comma);
    }
    return client;
}

std::string address_key(const ip::address& address) {
    const ip::address plain = unmapped(address);
    if (plain.is_v4()) return plain.to_string();
    return ip::make_network_v6(plain.to_v6(), 64).canonical().to_string();
}

ip::tcp::endpoint read_endpoint(std::string_view text) {
    const auto colon = text.rfind(':');
    auto host = text.substr(0, std::min(colon, text.size()));
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    const auto digits = colon == std::string_view::npos ? "" : text.substr(colon + 1);
    unsigned short port = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    boost::system::error_code failed;
    const auto address = ip::make_address(std::string(host), failed);
    if (failed || digits.empty() || read.ec != std::errc{} ||
        read.ptr != digits.data() + digits.size()) {
        throw std::invalid_argument("not ADDRESS:PORT: " + std::string(text));
    }
    return {address, port};
}

}  // namespace lotsen::net

// Connections without TLS.
#include "core/net/http_session_impl.hpp"
#include "core/net/socket_session_impl.hpp"

namespace lotsen::net {

template class socket_session<plain_stream>;
template class http_session<plain_stream>;

void start_plain(
    shard& home,
    plain_stream socket,
    const boost::asio::ip::address& address,
    admitted entry,
    admission::ticket place
) {
    const auto session = std::make_shared<http_session<plain_stream>>(
        home, std::move(socket), address, entry, std::move(place)
    );
    boost::asio::co_spawn(home.executor(), session->run(), boost::asio::detached);
}

}  // namespace lotsen::net

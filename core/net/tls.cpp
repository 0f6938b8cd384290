// Connections with TLS.
#include "core/net/http_session_impl.hpp"
#include "core/net/socket_session_impl.hpp"

namespace lotsen::net {

template class socket_session<tls_stream>;
template class http_session<tls_stream>;

void start_tls(
    shard& home,
    plain_stream socket,
    boost::asio::ssl::context& context,
    const boost::asio::ip::address& address,
    admitted entry,
    admission::ticket place
) {
    const auto session = std::make_shared<http_session<tls_stream>>(
        home, tls_stream(std::move(socket), context), address, entry, std::move(place)
    );
    boost::asio::co_spawn(home.executor(), session->run(), boost::asio::detached);
}

}  // namespace lotsen::net

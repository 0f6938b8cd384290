// A resident's WebSocket, frame by frame.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <memory>

#include "core/base/json.hpp"

namespace lotsen::test {

/// Throws boost::system::system_error when it is cut.
class connection {
  public:
    static boost::asio::awaitable<std::unique_ptr<connection>> to(std::uint16_t port);

    explicit connection(const boost::asio::any_io_executor& executor) : socket_(executor) {}

    boost::asio::awaitable<void> send(json::object frame);
    boost::asio::awaitable<json::object> receive();

  private:
    boost::beast::websocket::stream<boost::beast::tcp_stream> socket_;
};

}  // namespace lotsen::test

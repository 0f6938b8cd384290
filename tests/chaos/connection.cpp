#include "tests/chaos/connection.hpp"

#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace lotsen::test {

namespace asio = boost::asio;
namespace beast = boost::beast;

asio::awaitable<std::unique_ptr<connection>> connection::to(std::uint16_t port) {
    const auto executor = co_await asio::this_coro::executor;
    auto made = std::make_unique<connection>(executor);
    const asio::ip::tcp::endpoint server(asio::ip::make_address("127.0.0.1"), port);
    co_await beast::get_lowest_layer(made->socket_).async_connect(server, asio::use_awaitable);
    const std::string host = "127.0.0.1:" + std::to_string(port);
    co_await made->socket_.async_handshake(host, "/api/v1/chat", asio::use_awaitable);
    co_return made;
}

asio::awaitable<void> connection::send(json::object frame) {
    const auto text = json::serialize(frame);
    co_await socket_.async_write(asio::buffer(text), asio::use_awaitable);
}

asio::awaitable<json::object> connection::receive() {
    beast::flat_buffer buffer;
    co_await socket_.async_read(buffer, asio::use_awaitable);
    const auto text = beast::buffers_to_string(buffer.data());
    co_return json::parse(text).get_object();
}

}  // namespace lotsen::test

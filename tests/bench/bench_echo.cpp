// What a bare Beast WebSocket echo can do: the yardstick. One thread; Beast's own tcp_stream,
// timeouts and defaults, as its examples use them; but reading and writing independently of each
// other, since a read-write-read loop starves connections at saturation.
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <string>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using beast::error_code;

class session : public std::enable_shared_from_this<session> {
  public:
    explicit session(tcp::socket&& socket) : stream_(std::move(socket)) {}

    void start() {
        beast::get_lowest_layer(stream_).socket().set_option(tcp::no_delay(true));
        stream_.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
        stream_.async_accept([self = shared_from_this()](error_code failed) {
            if (!failed) self->read();
        });
    }

  private:
    void read() {
        stream_.async_read(buffer_, [self = shared_from_this()](error_code failed, std::size_t) {
            if (failed) return;
            self->stream_.text(self->stream_.got_text());
            self->queue_.push_back(beast::buffers_to_string(self->buffer_.data()));
            self->buffer_.consume(self->buffer_.size());
            if (self->queue_.size() == 1) self->write();
            self->read();
        });
    }

    void write() {
        const auto bytes = asio::buffer(queue_.front());
        stream_.async_write(bytes, [self = shared_from_this()](error_code failed, std::size_t) {
            if (failed) return;
            self->queue_.pop_front();
            if (!self->queue_.empty()) self->write();
        });
    }

    websocket::stream<beast::tcp_stream> stream_;
    beast::flat_buffer buffer_;
    std::deque<std::string> queue_;
};

void accept(tcp::acceptor& acceptor) {
    acceptor.async_accept([&acceptor](error_code failed, tcp::socket socket) {
        if (!failed) std::make_shared<session>(std::move(socket))->start();
        if (acceptor.is_open()) accept(acceptor);
    });
}

}  // namespace

int main(int count, char** arguments) {
    const auto port = static_cast<unsigned short>(count > 1 ? std::atoi(arguments[1]) : 0);
    asio::io_context io(1);
    tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), port});
    acceptor.listen(asio::socket_base::max_listen_connections);
    asio::signal_set stop(io, SIGINT, SIGTERM);
    stop.async_wait([&io](error_code, int) { io.stop(); });
    std::printf("%u\n", static_cast<unsigned>(acceptor.local_endpoint().port()));
    std::fflush(stdout);
    accept(acceptor);
    io.run();
}

// One WebSocket connection, from its handshake to its end.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/net/gather_layer.hpp"
#include "core/net/ports.hpp"
#include "core/net/shard.hpp"
#include "core/net/token_bucket.hpp"

namespace lotsen::net {

/// What an outlet needs of a session, whatever its stream. On the shard's thread.
class sender {
  public:
    virtual ~sender() = default;
    virtual void enqueue(frame text) = 0;
    virtual void close_after_queue(unsigned code, std::string_view reason) = 0;
};

/// The outlet that the service gets: it may be kept for longer than the connection lives.
std::shared_ptr<outlet> make_outlet(server::executor home, std::weak_ptr<sender> session);

/// Reading and writing go on independently: a pending read starts the next, the writer is a flush
/// of the shard's turn. A coroutine lives only while the service receives a frame: at rest a
/// connection is this object and one pending read. Owned by what runs on it: reads, writes, a
/// `receive`.
template <class Stream>
class socket_session final : public connection, public sender, public gather_owner {
  public:
    using request_message = boost::beast::http::request<boost::beast::http::string_body>;

    socket_session(shard& home, Stream&& stream);
    ~socket_session() override;

    /// Asks the factory. False: `refusal` is to be sent on `stream()`, and the session to be
    /// dropped.
    bool invite(const peer_factory& factory, const request& asked, response& refusal);
    Stream& stream() { return socket_.next_layer().next_layer(); }

    /// The handshake. False: the connection is over.
    boost::asio::awaitable<bool> accept(const request_message& upgrade);
    /// Starts to read. `place` and `client` are given back when the connection has ended.
    void begin(admission::ticket place, admission::ticket client);

    void enqueue(frame text) override;
    void close_after_queue(unsigned code, std::string_view reason) override;
    void flush() override;
    void tick(instant now) override;
    void begin_stop() override;
    void finish_stop() override;
    void cut() override;

  private:
    using error_code = boost::system::error_code;

    void read(std::size_t most);
    void read_some(error_code failed, std::size_t bytes);
    void hand_over();
    void received(std::exception_ptr failed);
    bool within_limits();
    void encode_pending();
    void start_closing();
    void drop_slow_reader();
    void schedule();
    void note_end(error_code why);
    void finish() noexcept;

    shard& shard_;
    boost::beast::websocket::stream<gather_layer<Stream>, false> socket_;
    std::shared_ptr<peer> peer_;
    admission::ticket place_, client_;
    std::string text_;  // of the frame being read
    std::optional<
        boost::asio::dynamic_string_buffer<char, std::char_traits<char>, std::allocator<char>>>
        into_;
    std::vector<frame> pending_;
    token_bucket bucket_;
    std::unique_ptr<boost::beast::websocket::close_reason> closing_;  // wanted, after the queue
    std::optional<instant> closing_since_;
    bool open_ = false;       // the handshake is done
    bool scheduled_ = false;  // among the shard's dirty ones
    bool close_sent_ = false;
    bool pinged_ = false;
    bool refused_binary_ = false;
    bool ended_ = false;
};

extern template class socket_session<plain_stream>;
extern template class socket_session<tls_stream>;

}  // namespace lotsen::net

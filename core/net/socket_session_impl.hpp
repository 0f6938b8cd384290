// The members of socket_session; included by plain.cpp and tls.cpp, which instantiate them.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <chrono>
#include <exception>

#include "core/base/errors.hpp"
#include "core/base/log.hpp"
#include "core/net/failure.hpp"
#include "core/net/socket_session.hpp"

namespace lotsen::net {

namespace websocket = boost::beast::websocket;

inline constexpr std::size_t first_read = 512;  // what an idle connection holds for its next frame
inline constexpr std::size_t further_read = 8192;   // a frame that is longer
inline constexpr std::size_t gather_bytes = 65536;  // written with one call

template <class Stream>
socket_session<Stream>::socket_session(shard& home, Stream&& stream)
    : shard_(home),
      socket_(std::move(stream), home, *this),
      bucket_(
          home.limits().frames_per_second,
          home.limits().frame_burst,
          std::chrono::steady_clock::now()
      ) {
    shard_.enter(*this);
    // Beast arms its idle timer anew for each read; ours is one look in a while (tick). Its timer
    // remains for the handshakes at both ends.
    websocket::stream_base::timeout deadlines{};
    deadlines.handshake_timeout = home.limits().handshake_timeout;
    deadlines.idle_timeout = websocket::stream_base::none();
    deadlines.keep_alive_pings = false;
    socket_.set_option(deadlines);
    socket_.read_message_max(home.limits().frame_bytes);
    socket_.auto_fragment(false);
    socket_.text(true);
}

template <class Stream>
socket_session<Stream>::~socket_session() {
    finish();
}

template <class Stream>
bool socket_session<Stream>::invite(
    const peer_factory& factory, const request& asked, response& refusal
) {
    const auto self = std::static_pointer_cast<socket_session>(this->shared_from_this());
    peer_ = factory(make_outlet(shard_.executor(), self), asked, refusal);
    return peer_ != nullptr;
}

template <class Stream>
boost::asio::awaitable<bool> socket_session<Stream>::accept(const request_message& upgrade) {
    const auto token = boost::asio::as_tuple(boost::asio::use_awaitable);
    const auto [failed] = co_await socket_.async_accept(upgrade, token);
    open_ = !failed;
    if (failed == boost::beast::error::timeout) shard_.counters().handshake_timeouts.add();
    if (open_) shard_.counters().open_sockets.add();
    if (open_) schedule();
    if (!open_) finish();
    co_return open_;
}

template <class Stream>
void socket_session<Stream>::begin(admission::ticket place, admission::ticket client) {
    place_ = std::move(place);
    client_ = std::move(client);
    into_.emplace(text_);
    read(first_read);
}

template <class Stream>
void socket_session<Stream>::read(std::size_t most) {
    const auto self = std::static_pointer_cast<socket_session>(this->shared_from_this());
    socket_.async_read_some(*into_, most, [self](error_code failed, std::size_t bytes) {
        self->read_some(failed, bytes);
    });
}

template <class Stream>
void socket_session<Stream>::read_some(error_code failed, std::size_t bytes) {
    auto& count = shard_.counters();
    count.bytes_in.add(bytes);
    if (failed) {
        note_end(failed);
        return finish();
    }
    if (!socket_.is_message_done()) return read(further_read);
    count.frames_in.add();
    try {
        if (within_limits()) return hand_over();
    } catch (const std::exception&) {
        return received(std::current_exception());
    }
    received(nullptr);
}

/// The next frame is read when the service has received this one.
template <class Stream>
void socket_session<Stream>::hand_over() {
    const auto self = std::static_pointer_cast<socket_session>(this->shared_from_this());
    auto receiving = peer_->receive(std::exchange(text_, {}));
    boost::asio::co_spawn(
        shard_.executor(),
        std::move(receiving),
        [self](std::exception_ptr failed) { self->received(failed); }
    );
}

template <class Stream>
void socket_session<Stream>::received(std::exception_ptr failed) {
    if (failed) {
        shard_.counters().failed_peers.add();
        log(level::error, "net.peer_failed", {{"what", what_of(failed)}});
        // What still comes is read and dropped until the closing handshake is over.
        close_after_queue(websocket::close_code::internal_error, "");
    }
    if (ended_) return;
    text_ = std::string();
    into_.emplace(text_);
    read(first_read);
}

template <class Stream>
bool socket_session<Stream>::within_limits() {
    if (closing_) return false;
    if (!bucket_.take(std::chrono::steady_clock::now())) {
        shard_.counters().bad_frames_too_fast.add();
        peer_->refuse(to_string(errc::too_fast));
        return false;
    }
    if (!socket_.got_binary()) return true;
    shard_.counters().bad_frames_binary.add();
    peer_->refuse(to_string(errc::binary_frame));
    if (refused_binary_) close_after_queue(websocket::close_code::unknown_data, "");
    refused_binary_ = true;
    return false;
}

template <class Stream>
void socket_session<Stream>::note_end(error_code why) {
    auto& count = shard_.counters();
    if (why == websocket::error::message_too_big)
        count.bad_frames_too_large.add();
    else if (why == websocket::error::bad_frame_payload)
        count.bad_frames_encoding.add();
    else if (why == websocket::condition::protocol_violation)
        count.bad_frames_protocol.add();
}

template <class Stream>
void socket_session<Stream>::schedule() {
    if (scheduled_ || ended_) return;
    scheduled_ = true;
    shard_.flush_soon(this->shared_from_this());
}

template <class Stream>
void socket_session<Stream>::enqueue(frame text) {
    if (ended_ || closing_) return;
    const std::size_t most = shard_.limits().outbound_frames;
    // Full because the turn is long, not because the reader is slow: the kernel may take it now.
    if (pending_.size() >= most && open_ && !socket_.next_layer().writing()) encode_pending();
    if (pending_.size() >= most) return drop_slow_reader();
    pending_.push_back(std::move(text));
    if (open_) schedule();
}

template <class Stream>
void socket_session<Stream>::drop_slow_reader() {
    shard_.counters().slow_readers.add();
    pending_.clear();
    close_after_queue(websocket::close_code::try_again_later, "");
}

template <class Stream>
void socket_session<Stream>::close_after_queue(unsigned code, std::string_view reason) {
    if (ended_ || closing_) return;
    closing_ = std::make_unique<websocket::close_reason>();
    closing_->code = static_cast<std::uint16_t>(code);
    closing_->reason.assign(reason.data(), std::min(reason.size(), closing_->reason.max_size()));
    if (open_) schedule();
}

/// Hands frames to the stream until it has to wait for the reader.
template <class Stream>
void socket_session<Stream>::encode_pending() {
    auto& layer = socket_.next_layer();
    if (!socket_.is_open()) pending_.clear();  // nothing may follow a close frame
    std::size_t next = 0;
    while (next < pending_.size() && !layer.writing()) {
        while (next < pending_.size() && layer.gathered() < gather_bytes) {
            error_code failed;
            socket_.write(boost::asio::buffer(*pending_[next++]), failed);
            if (!failed) shard_.counters().frames_out.add();
        }
        layer.flush();
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(next));
    if (pending_.empty()) pending_ = {};
}

template <class Stream>
void socket_session<Stream>::flush() {
    scheduled_ = false;
    auto& layer = socket_.next_layer();
    if (open_ && !ended_) encode_pending();
    layer.flush();
    if (layer.failed() && !ended_) return cut();
    if (closing_ && !close_sent_ && pending_.empty() && open_ && !ended_) start_closing();
}

template <class Stream>
void socket_session<Stream>::start_closing() {
    close_sent_ = true;
    if (!socket_.is_open()) return;
    // The reader sees how it ends. Beast's own deadline (handshake_timeout) runs from here.
    socket_.async_close(*closing_, [self = this->shared_from_this()](error_code) {});
}

template <class Stream>
void socket_session<Stream>::tick(instant now) {
    if (!open_ || ended_) return;
    const auto& limits = shard_.limits();
    if (closing_ || !socket_.is_open()) {
        if (!closing_since_) closing_since_ = now;
        if (now - *closing_since_ >= limits.handshake_timeout) cut();
        return;
    }
    const auto silent = now - socket_.next_layer().heard();
    if (silent >= limits.idle_timeout) {
        shard_.counters().idle_timeouts.add();
        cut();
    } else if (silent < limits.idle_timeout / 2) {
        pinged_ = false;
    } else if (!std::exchange(pinged_, true)) {
        error_code failed;
        socket_.ping({}, failed);
        schedule();
    }
}

template <class Stream>
void socket_session<Stream>::begin_stop() {
    if (peer_ && !ended_) peer_->shutting_down();
}

template <class Stream>
void socket_session<Stream>::finish_stop() {
    close_after_queue(websocket::close_code::going_away, "");
}

/// Ends the connection without a word. The reader notices and finishes.
template <class Stream>
void socket_session<Stream>::cut() {
    error_code ignored;
    boost::beast::get_lowest_layer(socket_).close(ignored);
    finish();
}

template <class Stream>
void socket_session<Stream>::finish() noexcept {
    if (std::exchange(ended_, true)) return;
    if (open_) shard_.counters().open_sockets.sub();
    pending_ = {};
    this->unlink();
    try {
        if (peer_) peer_->closed();  // which lives on while a `receive` of it may be suspended
    } catch (const std::exception& failed) {
        shard_.counters().failed_peers.add();
        log(level::error, "net.peer_failed", {{"what", failed.what()}});
    }
    shard_.left();
}

}  // namespace lotsen::net

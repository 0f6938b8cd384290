// The stream below a WebSocket that gathers frames and writes them with one call to the kernel.
#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffer_traits.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/saved_handler.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <memory>
#include <string>
#include <utility>

#include "core/net/shard.hpp"

namespace lotsen::net {

using plain_stream =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
using tls_stream = boost::asio::ssl::stream<plain_stream>;

/// The connection that a layer is part of. `flush` gathers what there is and flushes the layer.
class gather_owner : public flushable, public std::enable_shared_from_this<gather_owner> {};

/// A write of whole frames (what Beast does on its synchronous calls) never blocks: the bytes are
/// copied and the layer written by `flush`. So data frames cost neither an operation of their own
/// nor a system call each. What Beast writes by itself (the handshake's answer, pong, close)
/// completes when it, and all before it, was taken by the kernel. Both kinds append whole frames,
/// so they cannot mix. Used on its shard's thread only.
template <class Stream>
class gather_layer {
  public:
    using next_layer_type = Stream;
    using executor_type = typename plain_stream::executor_type;
    using error_code = boost::system::error_code;

    gather_layer(Stream&& stream, shard& home, gather_owner& owner)
        : stream_(std::move(stream)), shard_(home), owner_(owner), heard_(home.coarse_now()) {}

    executor_type get_executor() noexcept { return shard_.executor(); }
    Stream& next_layer() noexcept { return stream_; }
    const Stream& next_layer() const noexcept { return stream_; }

    /// When something was last received, to the tick.
    connection::instant heard() const { return heard_; }
    bool writing() const { return writing_; }
    std::size_t gathered() const { return out_.size(); }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        heard_ = shard_.coarse_now();
        return stream_.async_read_some(buffers, std::forward<Token>(token));
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return boost::asio::async_initiate<Token, void(error_code, std::size_t)>(
            start_write{this}, token, buffers
        );
    }

    template <class Buffers>
    std::size_t write_some(const Buffers& buffers, error_code& failed) {
        failed = failed_;
        return failed_ ? 0 : gather(buffers);
    }
    template <class Buffers>
    std::size_t write_some(const Buffers& buffers) {
        if (failed_) throw boost::system::system_error(failed_);
        return gather(buffers);
    }
    // Beast asks for a stream that also reads synchronously; on a non-blocking one that is a try.
    template <class Buffers>
    std::size_t read_some(const Buffers& buffers, error_code& failed) {
        return stream_.read_some(buffers, failed);
    }
    template <class Buffers>
    std::size_t read_some(const Buffers& buffers) {
        return stream_.read_some(buffers);
    }

    bool failed() const { return bool(failed_); }

    /// Writes what is gathered; what the kernel does not take at once is written as it can be, and
    /// then `owner.flush()` called. While `writing`, frames are better left where they can be
    /// dropped.
    void flush();

  private:
    struct start_write;

    template <class Buffers>
    std::size_t gather(const Buffers& buffers);
    void begin_write(std::size_t done);
    void release();

    static constexpr std::size_t scratch_bytes =
        std::size_t{256} * 1024;  // a larger buffer is not kept

    Stream stream_;
    shard& shard_;
    gather_owner& owner_;
    connection::instant heard_;
    std::string out_;                      // gathered, not yet given to the kernel
    std::string moving_;                   // in the hands of a pending write
    boost::beast::saved_handler waiting_;  // Beast's own write, one at a time
    error_code failed_;
    bool writing_ = false;
};

template <class Stream>
struct gather_layer<Stream>::start_write {
    gather_layer* self;

    template <class Handler>
    struct resume {
        gather_layer* self;
        Handler handler;
        std::size_t bytes;

        using executor_type =
            boost::asio::associated_executor_t<Handler, gather_layer::executor_type>;
        executor_type get_executor() const noexcept {
            return boost::asio::get_associated_executor(handler, self->get_executor());
        }
        void operator()(error_code cancelled = {}) {
            const error_code failed = cancelled ? cancelled : self->failed_;
            handler(failed, failed ? 0 : bytes);
        }
    };

    template <class Handler, class Buffers>
    void operator()(Handler&& handler, const Buffers& buffers) const {
        using kept = std::decay_t<Handler>;
        const std::size_t bytes = self->failed_ ? 0 : self->gather(buffers);
        self->waiting_.emplace(resume<kept>{self, kept(std::forward<Handler>(handler)), bytes});
        self->shard_.flush_soon(self->owner_.shared_from_this());
    }
};

template <class Stream>
template <class Buffers>
std::size_t gather_layer<Stream>::gather(const Buffers& buffers) {
    if (out_.empty() && out_.capacity() < shard_.scratch().capacity()) out_.swap(shard_.scratch());
    std::size_t bytes = 0;
    for (const boost::asio::const_buffer buffer : boost::beast::buffers_range_ref(buffers)) {
        out_.append(static_cast<const char*>(buffer.data()), buffer.size());
        bytes += buffer.size();
    }
    return bytes;
}

template <class Stream>
void gather_layer<Stream>::flush() {
    if (writing_) return;
    if (!failed_ && !out_.empty()) {
        std::size_t done = 0;
        if constexpr (std::is_same_v<Stream, plain_stream>) {
            // Mostly the kernel takes it all at once: no operation, no completion.
            done = stream_.write_some(boost::asio::buffer(out_), failed_);
            if (failed_ == boost::asio::error::would_block) failed_ = {};
            shard_.counters().bytes_out.add(done);
        }
        if (!failed_ && done < out_.size()) return begin_write(done);
    }
    release();
}

template <class Stream>
void gather_layer<Stream>::begin_write(std::size_t done) {
    writing_ = true;
    moving_.swap(out_);
    boost::asio::async_write(
        stream_,
        boost::asio::buffer(moving_) + done,
        [this, owner = owner_.shared_from_this()](error_code failed, std::size_t bytes) {
            writing_ = false;
            shard_.counters().bytes_out.add(bytes);
            moving_ = std::string();
            if (failed) failed_ = failed;
            owner->flush();
        }
    );
}

template <class Stream>
void gather_layer<Stream>::release() {
    out_.clear();
    if (out_.capacity() <= scratch_bytes) {
        if (shard_.scratch().capacity() < out_.capacity()) out_.swap(shard_.scratch());
    }
    out_ = std::string();
    if (!waiting_.has_value()) return;
    boost::asio::post(get_executor(), [resumed = std::move(waiting_)]() mutable {
        resumed.invoke();
    });
}

/// Beast's hook: how a stream of this kind ends once the close frames are exchanged.
template <class Stream, class Handler>
void async_teardown(boost::beast::role_type role, gather_layer<Stream>& layer, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, layer.next_layer(), std::forward<Handler>(handler));
}

template <class Stream>
void teardown(
    boost::beast::role_type role, gather_layer<Stream>& layer, boost::system::error_code& failed
) {
    using boost::beast::websocket::teardown;
    teardown(role, layer.next_layer(), failed);
}

}  // namespace lotsen::net

// co_await for operations that complete on the coroutine's own thread.
#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <tuple>
#include <utility>

namespace lotsen::net {

/// Calls `handler` where the operation completed. It names no executor, so the operation and all
/// its parts use the stream's own, whose type is known, rather than the coroutine's type-erased
/// one: on the way of each frame that is worth having.
template <class Handler>
struct direct_handler {
    Handler handler;

    template <class... Results>
    void operator()(Results... results) {
        handler(std::make_tuple(std::move(results)...));
    }
};

/// Starts an operation with `start(handler)` and awaits its results as a tuple. The operation must
/// not complete within `start`, and must complete on the thread of the awaiting coroutine.
template <class... Results, class Start>
boost::asio::awaitable<std::tuple<Results...>> direct(Start start) {
    return boost::asio::
        async_initiate<const boost::asio::use_awaitable_t<>, void(std::tuple<Results...>)>(
            [](auto handler, Start begin) {
                begin(direct_handler<decltype(handler)>{std::move(handler)});
            },
            boost::asio::use_awaitable,
            std::move(start)
        );
}

}  // namespace lotsen::net

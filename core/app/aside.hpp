// Work that would hold up a network thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>

namespace lotsen {

/// Runs on the pool and comes back to the caller's executor.
template <class Result>
boost::asio::awaitable<Result> aside(boost::asio::thread_pool& pool, std::function<Result()> work) {
    auto task = [](std::function<Result()> run) -> boost::asio::awaitable<Result> {
        co_return run();
    };
    auto started = task(std::move(work));
    auto made = co_await boost::asio::co_spawn(
        pool.get_executor(), std::move(started), boost::asio::use_awaitable
    );
    co_return made;
}

}  // namespace lotsen

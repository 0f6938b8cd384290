// Runs one coroutine to its end and gives back what it returned, for tests that are not coroutines.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <utility>

namespace lotsen::test {

/// Rethrows what the coroutine threw. Everything else that is on `io` runs meanwhile.
template <class T>
T run(boost::asio::io_context& io, boost::asio::awaitable<T> work) {
    std::optional<T> value;
    std::exception_ptr thrown;
    boost::asio::co_spawn(io, std::move(work), [&](std::exception_ptr problem, T got) {
        thrown = problem;
        value.emplace(std::move(got));
    });
    io.restart();
    io.run();
    if (thrown) std::rethrow_exception(thrown);
    return std::move(*value);
}

}  // namespace lotsen::test

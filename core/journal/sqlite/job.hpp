// From the coroutine that asks to the thread that owns a connection, and back.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen::sqlite {

/// A coroutine that waits, and its answer once there is one.
class waiting {
  public:
    virtual ~waiting() = default;
    virtual boost::asio::any_io_executor executor() const = 0;
    virtual void refuse(const error& why) = 0;
    /// Once, on the executor, after run() or refuse(): the coroutine goes on.
    virtual void complete() = 0;
};

/// What `Store` (conversation_writer or _reader) is to do for it.
template <class Store>
class job : public waiting {
  public:
    virtual void run(Store& store) = 0;
};

template <class Store, class T, class Call>
class call final : public job<Store> {
  public:
    using handler = typename boost::asio::
        async_result<boost::asio::use_awaitable_t<>, void(result<T>)>::handler_type;

    call(handler waiter, Call wanted) : waiter_(std::move(waiter)), wanted_(std::move(wanted)) {}

    boost::asio::any_io_executor executor() const override {
        return boost::asio::get_associated_executor(waiter_);
    }
    void run(Store& store) override { answer_.emplace(wanted_(store)); }
    void refuse(const error& why) override { answer_.emplace(why); }
    void complete() override {
        auto waiter = std::move(waiter_);
        waiter(std::move(*answer_));
    }

  private:
    handler waiter_;
    Call wanted_;
    std::optional<result<T>> answer_;
};

/// Hands a call to `to` (its submit takes a job) and waits for the answer.
template <class T, class Store, class Worker, class Call>
boost::asio::awaitable<result<T>> ask(Worker& to, Call wanted) {
    using made = call<Store, T, Call>;
    auto submit = [&to](typename made::handler waiter, Call what) {
        to.submit(std::make_unique<made>(std::move(waiter), std::move(what)));
    };
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(result<T>)>(
        std::move(submit), boost::asio::use_awaitable, std::move(wanted)
    );
}

/// Completes each on its executor: one post for those that share one, as far as they stand near.
template <class Job>
void complete_all(std::vector<std::unique_ptr<Job>> done) {
    struct group {
        boost::asio::any_io_executor executor;
        std::vector<std::unique_ptr<Job>> jobs;
    };
    // Comparing with all groups would be quadratic where every conversation has its own strand.
    constexpr std::size_t compared = 4;
    std::vector<group> groups;
    for (auto& one : done) {
        auto executor = one->executor();
        group* home = nullptr;
        for (std::size_t i = groups.size(); i > 0 && i + compared > groups.size() && !home; --i) {
            if (groups[i - 1].executor == executor) home = &groups[i - 1];
        }
        if (!home) home = &groups.emplace_back(group{std::move(executor), {}});
        home->jobs.push_back(std::move(one));
    }
    for (auto& [executor, jobs] : groups) {
        boost::asio::post(executor, [all = std::move(jobs)] {
            for (const auto& one : all)
                one->complete();
        });
    }
}

}  // namespace lotsen::sqlite

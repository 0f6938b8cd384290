// One thread's share of the network: its io_context, its connections and what they have in common.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/limits.hpp"
#include "core/net/admission.hpp"
#include "core/net/counters.hpp"
#include "core/net/exchange.hpp"

namespace lotsen::net {

/// A connection as its shard sees it. It leaves the list by itself when it goes.
class connection : public boost::intrusive::list_base_hook<
                       boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
  public:
    using instant = std::chrono::steady_clock::time_point;

    connection() = default;
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    virtual ~connection() = default;

    /// Its deadlines are looked at, a few times a second.
    virtual void tick(instant now) = 0;
    /// Stage one: nothing new. Stage two: flush and close. Then: cut.
    virtual void begin_stop() = 0;
    virtual void finish_stop() = 0;
    virtual void cut() = 0;
};

/// A connection that gathers what it sends: written once a turn of the shard.
class flushable {
  public:
    virtual ~flushable() = default;
    virtual void flush() = 0;
};

enum class stage { serving, stopping, finishing };

/// All is for its own thread only, but for `executor` and the counters' values.
class shard {
  public:
    /// `emptied` is called once, when shutdown finishes and the last connection has gone.
    shard(
        const exchange& site,
        const lotsen::limits& limits,
        admission& doors,
        std::function<void()> emptied
    );
    ~shard();

    boost::asio::io_context& io() { return io_; }
    boost::asio::io_context::executor_type executor() { return io_.get_executor(); }
    const exchange& site() const { return site_; }
    const lotsen::limits& limits() const { return limits_; }
    admission& doors() { return doors_; }
    net_counters& counters() { return counters_; }
    stage at() const { return stage_; }

    /// The time of the last tick: exact to tick_interval, and costs no call.
    connection::instant coarse_now() const { return now_; }

    void enter(connection& entering) { connections_.push_back(entering); }
    /// To be called after a connection has left.
    void left();

    /// Flushes `dirty` once, after all that is ready to run now has run.
    void flush_soon(std::shared_ptr<flushable> dirty);

    /// A buffer to encode into, lent from one flush to the next so that no connection owns one.
    std::string& scratch() { return scratch_; }

    /// Connections that are only told to come back later: so many at a time, the rest is closed.
    bool may_refuse() const { return refusing_ < refusals; }
    void refusing(int change) { refusing_ += change; }

    void begin_stop();
    void finish_stop();
    void cut();

  private:
    static constexpr int refusals = 64;
    static constexpr std::chrono::milliseconds tick_interval{500};

    void tick();
    void flush_all();
    template <class Action>
    void each(Action action);

    const exchange& site_;
    const lotsen::limits& limits_;
    admission& doors_;
    std::function<void()> emptied_;
    net_counters counters_;
    stage stage_ = stage::serving;
    connection::instant now_ = std::chrono::steady_clock::now();
    boost::intrusive::list<connection, boost::intrusive::constant_time_size<false>> connections_;
    std::vector<std::shared_ptr<flushable>> dirty_, flushing_;
    std::string scratch_;
    int refusing_ = 0;
    // Last, so that the operations it still holds go before what they refer to.
    boost::asio::io_context io_{1};
    boost::asio::steady_timer ticker_{io_};
};

}  // namespace lotsen::net

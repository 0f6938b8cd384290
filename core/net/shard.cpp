#include "core/net/shard.hpp"

#include <boost/asio/post.hpp>
#include <utility>

namespace lotsen::net {

shard::shard(
    const exchange& site,
    const lotsen::limits& limits,
    admission& doors,
    std::function<void()> emptied
)
    : site_(site), limits_(limits), doors_(doors), emptied_(std::move(emptied)) {
    boost::asio::post(io_, [this] { tick(); });
}

shard::~shard() {
    dirty_.clear();
    flushing_.clear();
}

void shard::left() {
    if (stage_ != stage::finishing || !connections_.empty()) return;
    if (const auto emptied = std::exchange(emptied_, nullptr)) emptied();
}

void shard::flush_soon(std::shared_ptr<flushable> dirty) {
    if (dirty_.empty()) boost::asio::post(io_, [this] { flush_all(); });
    dirty_.push_back(std::move(dirty));
}

void shard::flush_all() {
    flushing_.swap(dirty_);
    for (const auto& each : flushing_)
        each->flush();
    flushing_.clear();
}

// An action may take its own connection from the list, never another: connections are owned by
// their operations, and none of those completes within an action.
template <class Action>
void shard::each(Action action) {
    for (auto next = connections_.begin(); next != connections_.end();) {
        connection& one = *next++;
        action(one);
    }
}

void shard::tick() {
    now_ = std::chrono::steady_clock::now();
    each([this](connection& one) { one.tick(now_); });
    ticker_.expires_after(tick_interval);
    ticker_.async_wait([this](boost::system::error_code failed) {
        if (!failed) tick();
    });
}

void shard::begin_stop() {
    stage_ = stage::stopping;
    each([](connection& one) { one.begin_stop(); });
}

void shard::finish_stop() {
    stage_ = stage::finishing;
    each([](connection& one) { one.finish_stop(); });
    left();
}

void shard::cut() {
    stage_ = stage::finishing;
    each([](connection& one) { one.cut(); });
}

void net_counters::add_to(net_counts& sum) const noexcept {
    sum.accepted += accepted.value();
    sum.open += open_http.value() + open_sockets.value();
    sum.open_sockets += open_sockets.value();
    sum.requests += requests.value();
    sum.refused_full += refused_full.value();
    sum.refused_address += refused_address.value();
    sum.refused_origin += refused_origin.value();
    sum.refused_stopping += refused_stopping.value();
    sum.refused_by_service += refused_by_service.value();
    sum.bad_requests += bad_requests.value();
    sum.request_timeouts += request_timeouts.value();
    sum.handshake_timeouts += handshake_timeouts.value();
    sum.idle_timeouts += idle_timeouts.value();
    sum.frames_in += frames_in.value();
    sum.frames_out += frames_out.value();
    sum.bytes_in += bytes_in.value();
    sum.bytes_out += bytes_out.value();
    sum.bad_frames_binary += bad_frames_binary.value();
    sum.bad_frames_too_fast += bad_frames_too_fast.value();
    sum.bad_frames_too_large += bad_frames_too_large.value();
    sum.bad_frames_encoding += bad_frames_encoding.value();
    sum.bad_frames_protocol += bad_frames_protocol.value();
    sum.slow_readers += slow_readers.value();
    sum.failed_peers += failed_peers.value();
}

}  // namespace lotsen::net

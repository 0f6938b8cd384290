#include "tests/bench/load.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace lotsen::bench {

namespace {

using clock = std::chrono::steady_clock;
constexpr std::size_t connecting_at_once = 64;
constexpr std::size_t turns_to_warm = 32;  // each: two thousand messages, of a thousand different
// Longer than freed memory is kept by (core/app/allocator.cpp).
constexpr std::chrono::seconds between_looks{3};
constexpr int most_looks = 10;
constexpr int patience_ms = 30'000;  // without any answer at all, the server has failed

}  // namespace

load::load(const load_options& options)
    : options_(options), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
}

load::~load() {
    ::close(epoll_);
}

void load::connect() {
    while (clients_.size() < options_.connections) {
        clients_.push_back(std::make_unique<client>(options_.port, options_.speaks, clients_.size())
        );
        epoll_event wanted{};
        wanted.events = EPOLLIN;
        wanted.data.ptr = clients_.back().get();
        if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, clients_.back()->descriptor(), &wanted) != 0) {
            throw std::system_error(errno, std::generic_category(), "epoll_ctl");
        }
        while (clients_.size() - ready_ >= connecting_at_once)
            step(false);
    }
    while (ready_ < clients_.size())
        step(false);
}

void load::step(bool again) {
    std::array<epoll_event, 256> events;
    const int count =
        ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), patience_ms);
    if (count == 0) throw std::runtime_error("the server does not answer");
    for (int i = 0; i < count; ++i) {
        auto& one = *static_cast<client*>(events[static_cast<std::size_t>(i)].data.ptr);
        const auto progress = one.readable();
        if (progress == client::progress::ready) ++ready_;
        if (progress != client::progress::turn_done) continue;
        const auto now = clock::now();
        ++answered_;
        if (measuring_) waited_.add(now - one.said_at());
        if (again) one.say(options_.bytes, now);
    }
}

void load::one_turn_each() {
    answered_ = 0;
    for (auto& one : clients_)
        one->say(options_.bytes, clock::now());
    while (answered_ < clients_.size())
        step(false);
}

load_result load::talk() {
    connect();
    for (auto& one : clients_)
        one->say(options_.bytes, clock::now());
    for (const auto end = clock::now() + options_.warmup; clock::now() < end;)
        step(true);
    measuring_ = true;
    const auto begun = clock::now();
    const auto spent_before = processor_time(options_.server);
    while (clock::now() < begun + options_.measured)
        step(true);
    const auto spent = processor_time(options_.server) - spent_before;
    const std::chrono::duration<double> took = clock::now() - begun;
    const auto turns = static_cast<double>(waited_.count());
    return {
        turns / took.count(),
        waited_.quantile(0.5),
        waited_.quantile(0.99),
        waited_.quantile(1),
        static_cast<double>(spent.count()) / turns};
}

// What was needed for the turns is given back little by little: read once it changes no more.
std::size_t load::settled_bytes() const {
    auto before = resident_bytes(options_.server);
    for (int looks = 0; looks < most_looks; ++looks) {
        std::this_thread::sleep_for(between_looks);
        const auto now = resident_bytes(options_.server);
        const auto more = now > before ? now - before : before - now;
        if (more < before / 200) return now;
        before = now;
    }
    return before;
}

memory_result load::rest() {
    // What the server allocates once, whoever comes, is not a connection's: a few come before, and
    // say all there is to say, so that what it remembers of words is there.
    const auto all = options_.connections;
    options_.connections = connecting_at_once;
    connect();
    for (std::size_t turn = 0; turn < turns_to_warm; ++turn)
        one_turn_each();
    memory_result result;
    result.before = settled_bytes();
    options_.connections = all;
    connect();
    one_turn_each();
    result.after = settled_bytes();
    const auto more = static_cast<double>(all - connecting_at_once);
    result.bytes_per_connection =
        (static_cast<double>(result.after) - static_cast<double>(result.before)) / more;
    return result;
}

}  // namespace lotsen::bench

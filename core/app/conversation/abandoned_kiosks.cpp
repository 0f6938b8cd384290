#include "core/app/conversation/abandoned_kiosks.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/base/log.hpp"

namespace lotsen {

namespace asio = boost::asio;

namespace {
constexpr std::string_view channel = "kiosk";
}  // namespace

void abandoned_kiosks::expect(std::string id) {
    const auto now = around_.now.now();
    const std::lock_guard lock(mutex_);
    left_[std::move(id)] = now;
}

asio::awaitable<void> abandoned_kiosks::restore() {
    auto open = co_await around_.journal.still_open(std::string(channel));
    if (open.has_error()) {
        log(level::error, "kiosks.restore", {{"what", open.error().detail}});
        co_return;
    }
    for (auto& id : *open)
        expect(std::move(id));
}

void abandoned_kiosks::left(const conversation& by) {
    const auto& record = by.record();
    if (record.channel == channel && !record.closed) expect(record.id);
}

std::vector<std::string> abandoned_kiosks::due() {
    const auto before = around_.now.now() - around_.named.kiosk_abandoned;
    std::vector<std::string> ids;
    const std::lock_guard lock(mutex_);
    for (auto each = left_.begin(); each != left_.end();) {
        if (each->second > before) {
            ++each;
            continue;
        }
        ids.push_back(each->first);
        each = left_.erase(each);
    }
    return ids;
}

asio::awaitable<bool> abandoned_kiosks::closed(std::string id) {
    const auto found = co_await conversations_.find(std::move(id));
    if (found.has_error()) co_return found.error().code == errc::unknown_conversation;
    const auto& shard = (*found)->shard();
    auto work = (*found)->abandon();
    co_return co_await asio::co_spawn(shard, std::move(work), asio::use_awaitable);
}

asio::awaitable<void> abandoned_kiosks::look() {
    std::size_t count = 0;
    for (auto& id : due()) {
        auto copy = id;
        if (co_await closed(std::move(copy)))
            ++count;
        else
            expect(std::move(id));
    }
    if (count > 0) log(level::info, "kiosks.closed", {{"count", std::to_string(count)}});
}

}  // namespace lotsen

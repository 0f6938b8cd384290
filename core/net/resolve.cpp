#include "core/net/resolve.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <future>
#include <thread>
#include <utility>

namespace lotsen::net {

namespace asio = boost::asio;

namespace {

using addresses = result<std::vector<std::string>>;

bool is_address(const std::string& host) {
    boost::system::error_code other;
    asio::ip::make_address(host, other);
    return !other;
}

/// Counts one look-up for as long as it is under way, and knows whether there was room.
class place {
  public:
    explicit place(std::shared_ptr<std::atomic<std::size_t>> count)
        : count_(std::move(count)), there_(++*count_ <= name_resolver::most_at_once) {}
    place(const place&) = delete;
    place& operator=(const place&) = delete;
    ~place() { --*count_; }

    bool there() const { return there_; }

  private:
    std::shared_ptr<std::atomic<std::size_t>> count_;
    bool there_;
};

}  // namespace

result<std::vector<std::string>> look_up_by_system(const std::string& host) {
    asio::io_context io;
    asio::ip::tcp::resolver resolver(io);
    boost::system::error_code failed;
    const auto found = resolver.resolve(host, "", failed);
    if (failed) return fail(errc::unavailable, host + ": " + failed.message());
    std::vector<std::string> all;
    all.reserve(found.size());
    for (const auto& each : found)
        all.push_back(each.endpoint().address().to_string());
    return all;
}

result<std::vector<std::string>> name_resolver::find(
    const std::string& host, std::chrono::steady_clock::time_point deadline
) const {
    if (is_address(host)) return std::vector<std::string>{host};
    auto own = std::make_unique<place>(under_way_);
    if (!own->there()) return fail(errc::unavailable, host + ": the resolver hangs");
    std::promise<addresses> promised;
    auto found = promised.get_future();
    std::thread([by = by_, host, own = std::move(own), promised = std::move(promised)]() mutable {
        auto answer = addresses(fail(errc::unavailable, host + ": cannot be looked up"));
        try {
            answer = by(host);
        } catch (const std::exception& thrown) {
            answer = fail(errc::unavailable, host + ": " + thrown.what());
        }
        own.reset();  // before anyone hears of it, who may ask again at once
        promised.set_value(std::move(answer));
    }).detach();
    if (found.wait_until(deadline) != std::future_status::ready)
        return fail(errc::deadline_exceeded, host + " is not found in time");
    return found.get();
}

}  // namespace lotsen::net

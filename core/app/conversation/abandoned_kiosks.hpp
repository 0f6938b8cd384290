// Kiosks that went without a goodbye, cut off when they were wiped: nothing of theirs stays open.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "core/app/conversation/registry.hpp"
#include "core/base/clock.hpp"

namespace lotsen {

/// A kiosk's conversation is closed limits::kiosk_abandoned after its resident's connection went,
/// unless somebody follows it then. One that waits for or talks with a person is left to staff, and
/// looked at again when the bot may have it back. Thread-safe.
class abandoned_kiosks {
  public:
    template <class T>
    using task = boost::asio::awaitable<T>;

    abandoned_kiosks(registry& conversations, const surroundings& around)
        : conversations_(conversations), around_(around) {}

    /// What an earlier run of the service left open counts as left now. Called once, before
    /// serving.
    task<void> restore();

    /// A resident's connection to it has gone. Called on its shard.
    void left(const conversation& by);

    /// Closes those whose time has come. By one caller at a time.
    task<void> look();

  private:
    void expect(std::string id);
    std::vector<std::string> due();
    task<bool> closed(std::string id);

    registry& conversations_;
    const surroundings& around_;
    std::mutex mutex_;
    std::map<std::string, time_point> left_;  // when; by id
};

}  // namespace lotsen

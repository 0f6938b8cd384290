// The plugins, wherever they run. Every call is data, has a deadline, and cannot throw.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/host/counts.hpp"
#include "core/plugin/manifest.hpp"
#include "core/plugin/person.hpp"
#include "core/plugin/turn.hpp"

namespace lotsen {

/// Thread-safe. Errors of every call: not_found (no such plugin), deadline_exceeded, unavailable
/// (it threw, its breaker is open, or limits::plugin_queue calls wait already), and what the plugin
/// itself answered. An awaitable completes on the awaiting coroutine's executor.
class host {
  public:
    virtual ~host() = default;

    /// As they are now: see `replace`.
    virtual std::shared_ptr<const std::vector<manifest>> manifests() const = 0;
    /// Null where there is none.
    std::shared_ptr<const manifest> find(std::string_view plugin) const;

    virtual boost::asio::awaitable<result<turn_reply>> on_turn(std::string plugin, turn now) = 0;
    virtual boost::asio::awaitable<result<verdict>> validate(
        std::string plugin, validation asked
    ) = 0;
    virtual boost::asio::awaitable<result<receipt>> submit(
        std::string plugin, submission completed
    ) = 0;
    virtual boost::asio::awaitable<result<http_response>> on_http(
        std::string plugin, http_request
    ) = 0;
    virtual boost::asio::awaitable<result<json::value>> on_desk(
        std::string plugin, desk_request
    ) = 0;

    virtual boost::asio::awaitable<result<std::vector<std::string>>> photos_needed(
        std::string plugin, std::vector<std::string> asked
    ) = 0;

    /// not_found too where the plugin cannot tell.
    virtual boost::asio::awaitable<result<person_reply>> on_person(
        std::string plugin, person_request asked
    ) = 0;

    /// Has another process take the place of the plugin's, as `next` declares it: with the
    /// services, jobs and options of that. `taken_over` is called between the last call to the old
    /// one and the first to the new. Otherwise the old one goes on as it was. Waits, so not on a
    /// network thread. Errors: not_found, not_allowed (it runs in this process), invalid (options),
    /// unavailable (why it does not serve).
    virtual result<void> replace(const manifest& next, std::function<void()> taken_over) = 0;

    /// plugin id -> empty when well, otherwise what is wrong.
    virtual std::vector<std::pair<std::string, std::string>> health() const = 0;
    /// By plugin. Looks into the plugins' stores, so not on a network thread.
    virtual std::vector<plugin_counts> counts() const = 0;
    /// Stops every plugin; calls under way finish or are given up at their deadline. Called once.
    virtual void stop() = 0;
};

}  // namespace lotsen

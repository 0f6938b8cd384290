// Everything that is asked over plain HTTP, and which socket is whose.
#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <string>

#include "core/app/chat/resident_peer.hpp"
#include "core/app/config/config.hpp"
#include "core/app/desk/desk_peer.hpp"
#include "core/app/http/photos.hpp"
#include "core/handover/accounts.hpp"
#include "core/net/ports.hpp"

namespace lotsen {

/// What the routes work with; outlives them.
struct api {
    const config& settings;
    chat_service& chat;
    desk_service& staff;
    accounts& logins;
    lotsen::host& plugins;
    const catalogue& texts;
    const clock& now;
    photo_store& photos;
    conversation_counters& counters;
    boost::asio::thread_pool& slow;  // log-ins take CPU on purpose: never on a network thread
    std::atomic<bool>& ready;
    std::function<std::string()> network_metrics;  // Prometheus text
};

/// Named limits that are the pages' business only.
inline constexpr std::string_view staff_cookie = "lotsen_desk";

/// Only keeps the reference: `served` need not be complete yet.
net::routes make_routes(api& served, const limits& named);

// One file each:
void add_resident_routes(net::routes& to, api& served, const limits& named);
void add_staff_routes(net::routes& to, api& served);
void add_desk_view_routes(net::routes& to, api& served);
void add_operation_routes(net::routes& to, api& served);

}  // namespace lotsen

// Conversations go when their time is over.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <filesystem>

#include "core/base/clock.hpp"
#include "core/base/limits.hpp"
#include "core/host/host.hpp"

namespace lotsen {

/// Everything given must outlive it.
struct conversation_retention {
    std::filesystem::path file;  // the conversations' database, which the service writes
    host& plugins;
    const clock& now;
    const limits& named;
    boost::asio::thread_pool& slow;  // reads and changes the file

    /// Erases conversations in which nothing has happened for limits::conversation_kept (at most
    /// limits::conversation_batch of them, the oldest first) and logs how many: GDPR article
    /// 5(1)(e). Those that staff have, or wait for staff, stay, and those that a plugin has under
    /// legal hold. Where a plugin cannot be asked, all stay. What plugins made of a conversation
    /// has a time of its own, and so have photos. The awaiting executor must be a serial one.
    boost::asio::awaitable<void> run() const;
};

}  // namespace lotsen

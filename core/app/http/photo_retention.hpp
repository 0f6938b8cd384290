// No photo outlives what it was sent for.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "core/app/http/photos.hpp"
#include "core/base/clock.hpp"
#include "core/host/host.hpp"

namespace lotsen {

/// Everything given must outlive it.
struct photo_retention {
    photo_store& photos;
    host& plugins;
    const clock& now;
    const limits& named;
    boost::asio::thread_pool& slow;  // reads and changes folders

    /// Erases the photos that are older than limits::photo_unclaimed and that no plugin with a slot
    /// for photos needs, and logs how many. Where a plugin cannot be asked, all stay. The awaiting
    /// executor must be a serial one.
    boost::asio::awaitable<void> run() const;
};

}  // namespace lotsen

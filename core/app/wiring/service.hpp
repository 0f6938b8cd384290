// A service, wired: everything `serve` runs, built in order and taken down in the reverse one.
#pragma once

#include <functional>
#include <memory>

#include "core/app/config/config.hpp"
#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/handover/accounts.hpp"

namespace lotsen {

class service {
  public:
    /// Opens the data folder, starts the plugins, listens. Throws std::runtime_error with a reason
    /// an operator understands where it cannot.
    service(const config& settings, const clock& now, random_source& random);
    ~service();
    service(const service&) = delete;
    service& operator=(const service&) = delete;

    std::uint16_t port() const;
    accounts& logins();
    staff_store& staff();

    /// Serves until `request_stop`; `when_ready` is called once turns that a crash cut off were
    /// taken up again and the first request can be answered.
    void run(std::function<void()> when_ready);
    /// Thread-safe, returns at once: stop accepting, tell clients, finish turns, flush, end.
    void request_stop();

  private:
    class impl;
    std::unique_ptr<impl> impl_;
};

}  // namespace lotsen

// The contact centre's live picture: who waits, who is there, whether it is open; shared by all
// desks.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>
#include <vector>

#include "core/app/conversation/registry.hpp"
#include "core/app/conversation/surroundings.hpp"
#include "core/handover/board.hpp"
#include "core/handover/opening_hours.hpp"
#include "core/journal/staff_store.hpp"
#include "core/net/ports.hpp"

namespace lotsen {

/// One logged-in staff member's socket, as the desk sees it. Thread-safe.
class desk_watcher {
  public:
    virtual ~desk_watcher() = default;
    virtual void board_changed(net::frame frame) = 0;
};

/// Thread-safe; its state lives on one executor.
class desk final : public handover_listener, public std::enable_shared_from_this<desk> {
  public:
    using executor = boost::asio::any_io_executor;

    desk(
        executor strand, journal& log, staff_store& store, const clock& now, const time_zone& zone
    );

    /// Where it tells waiting residents that the queue moved. Called once, before anything else.
    void attach(registry& conversations) { conversations_ = &conversations; }
    /// The board as the journal has it, and the opening hours staff set. Called once, at start.
    boost::asio::awaitable<result<void>> restore();

    void entered(board_entry entry) override;
    void accepted(std::string conversation, std::string agent) override;
    void left(std::string conversation) override;
    bool staff_available() const override;
    bool open_now() const override;

    void join(std::shared_ptr<desk_watcher> who, std::string account, std::string display_name);
    void part(std::shared_ptr<desk_watcher> who, std::string account);
    void set_available(std::string account, bool available);

    json::value opening_hours_json() const;
    /// Errors: invalid (which member, why), disk_full.
    result<void> set_opening_hours(const json::value& hours, std::string_view by);
    /// {"open": bool, "next": "2026-11-24T07:00:00Z"?}
    json::object opening() const;

  private:
    void changed();
    void broadcast();
    void tell_moved();
    json::object snapshot() const;

    const executor strand_;
    journal& journal_;
    staff_store& store_;
    const clock& clock_;
    const time_zone& zone_;
    registry* conversations_ = nullptr;
    board board_;
    std::vector<std::shared_ptr<desk_watcher>> watchers_;
    bool dirty_ = false;
    std::atomic<bool> someone_available_ = false;
    std::atomic<std::shared_ptr<const opening_hours>> hours_;
};

}  // namespace lotsen

// A staff member's socket: the desk's commands and events of PROTOCOL.md.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/app/desk/desk.hpp"
#include "core/net/ports.hpp"

namespace lotsen {

/// What a peer of staff works with; outlives it.
struct desk_service {
    registry& conversations;
    desk& board;
    const catalogue& texts;
};

class desk_peer final : public net::peer,
                        public desk_watcher,
                        public std::enable_shared_from_this<desk_peer> {
  public:
    desk_peer(
        std::shared_ptr<net::outlet> outlet,
        staff_account account,
        std::string locale,
        desk_service& service
    );
    /// Joins the board and welcomes. Called once, after construction.
    void start();

    boost::asio::awaitable<void> receive(std::string text) override;
    void refuse(std::string_view code) override;
    void closed() override;
    void shutting_down() override;
    void board_changed(net::frame frame) override;

  private:
    using task = boost::asio::awaitable<void>;
    class watch;

    task carry_out(json::object frame);
    task watch_conversation(std::string id, std::int64_t after);
    boost::asio::awaitable<result<void>> on_conversation(
        std::string id, std::string type, json::object frame
    );
    void unwatch(std::string_view id);
    void done(const json::object& frame, const result<void>& outcome);
    void error_frame(errc code, std::optional<std::int64_t> number = {});
    void send(const json::object& frame);
    staff_member self() const { return {account_.name, account_.display_name}; }

    const std::shared_ptr<net::outlet> outlet_;
    const staff_account account_;
    const std::string locale_;
    desk_service& service_;
    std::map<std::string, std::shared_ptr<watch>, std::less<>> watches_;
};

}  // namespace lotsen

// A resident's socket: the frames of PROTOCOL.md on one side, a conversation on the other.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "core/app/conversation/abandoned_kiosks.hpp"
#include "core/app/conversation/registry.hpp"
#include "core/net/ports.hpp"

namespace lotsen {

/// What a peer of residents works with; outlives it.
struct chat_service {
    registry& conversations;
    abandoned_kiosks& kiosks;
    const catalogue& texts;
    const surroundings& around;
};

class resident_peer final : public net::peer,
                            public subscriber,
                            public std::enable_shared_from_this<resident_peer> {
  public:
    /// `locale`: the best for the browser's Accept-Language, for errors before `open`.
    resident_peer(std::shared_ptr<net::outlet> outlet, std::string locale, chat_service& service);

    boost::asio::awaitable<void> receive(std::string text) override;
    void refuse(std::string_view code) override;
    void closed() override;
    void shutting_down() override;

    void deliver(const published& what) override;
    void typing(speaker from) override;
    void trouble(errc code) override;

  private:
    using task = boost::asio::awaitable<void>;

    task open(json::object frame);
    task open_new(const json::object& frame);
    task open_old(const json::object& frame);
    task joined(opened_conversation opened, std::string token, std::int64_t after, bool fresh);
    void say(const json::object& frame);
    void choose(const json::object& frame);
    void choose_locale(const json::object& frame);
    void leave();
    // On the conversation's shard. Static: what they run on is theirs before they first run.
    using self_ptr = std::shared_ptr<resident_peer>;
    static task run_say(self_ptr self, std::string id, std::string text, std::string photo);
    static task run_choose(self_ptr self, std::string id, std::string option);
    static task run_locale(self_ptr self, std::string wanted);
    static task run_leave(self_ptr self);
    void part();
    void accepted(std::string_view id, std::int64_t seq);
    void send(const json::object& frame);
    void error_frame(errc code, std::string_view id = {});
    std::string locale() const;
    void set_locale(std::string locale);

    const std::shared_ptr<net::outlet> outlet_;
    chat_service& service_;
    std::shared_ptr<conversation> conversation_;  // set once, by open
    std::atomic<bool> gone_ = false;              // the connection has ended
    mutable std::mutex locale_mutex_;             // read on the conversation's shard too
    std::string locale_;
};

}  // namespace lotsen

// Who waits for a person, in which order, and who may take them: the live picture the desk shows
// and the positions residents are told. In memory; rebuilt from the journal at start.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"

namespace lotsen {

enum class entry_state { waiting, accepted, callback };

struct board_entry {
    std::string conversation;
    std::string queue;
    std::string locale;
    std::string channel;
    std::string reason;
    std::string summary;
    entry_state state = entry_state::waiting;
    std::string agent;   // account, once accepted
    time_point since{};  // waiting or called back since; kept when accepted
    time_point accepted_at{};
};

struct queue_position {
    std::size_t position = 0;                  // 1 is next
    std::optional<std::chrono::seconds> wait;  // none while there is nothing to base it on
};

struct agent_presence {
    std::string account;
    std::string display_name;
    bool available = false;  // connected and taking conversations
    std::size_t connections = 0;
    std::size_t conversations = 0;
};

/// Not thread-safe: lives on one strand.
class board {
  public:
    /// Idempotent: an entry of the same conversation is replaced.
    void put(board_entry entry);
    void accept(std::string_view conversation, std::string_view agent, time_point at);
    /// The conversation is with the bot again, or closed. Handled time feeds the estimate.
    void remove(std::string_view conversation, time_point at);

    /// An agent may be connected more than once (tabs); each connection is counted.
    void connect(std::string_view account, std::string_view display_name);
    /// With the last connection an agent is no longer available, until they say so again.
    void disconnect(std::string_view account);
    void set_available(std::string_view account, bool available);

    const std::vector<board_entry>& entries() const { return entries_; }  // by `since`
    /// Those who are connected, by account.
    std::vector<agent_presence> agents() const;
    bool anyone_available() const;
    /// Waiting entries whose position, or estimate in whole minutes, changed since the last call:
    /// whom to tell. One that has just come counts as changed.
    std::vector<std::string> moved();
    /// Its place among those who wait in the same queue; none where it does not wait. The estimate:
    /// people ahead (and this one) times the mean handling
    /// time of the last `handled_sample` conversations, by the number of available agents; none
    /// before three were handled, or while no agent is available.
    std::optional<queue_position> position(std::string_view conversation) const;

    static constexpr std::size_t handled_sample = 20;
    static constexpr std::size_t handled_least = 3;

  private:
    struct told {
        std::string conversation;
        queue_position where;
        bool operator==(const told&) const;
    };

    agent_presence* agent(std::string_view account);
    std::optional<std::chrono::seconds> estimate(std::size_t people) const;
    std::vector<told> places() const;

    std::vector<board_entry> entries_;
    std::vector<agent_presence> agents_;
    std::vector<std::chrono::milliseconds> handled_;
    std::vector<told> told_;
};

}  // namespace lotsen

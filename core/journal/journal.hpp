// The log of every conversation, and the projections that the service needs at hand. This is the
// port; sqlite/ (and later postgres/) implement it, and one conformance suite tests them all.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/event.hpp"

namespace lotsen {

struct new_conversation {
    std::string id;
    std::string token_hash;  // of the resident's token, see ids.hpp
    std::string channel;     // "web", "kiosk"
    std::string locale;
    time_point at{};
};

/// A conversation's projection: everything but its events.
struct conversation_record {
    std::string id;
    std::string token_hash;
    std::string channel;
    std::string locale;
    ownership owner;
    std::string state;             // of the dialogue: its own JSON text; empty while there is none
    std::int64_t last_seq = 0;     // 0 while it has no events
    std::int64_t handled_seq = 0;  // the resident's events up to here have had their turn
    time_point created{};
    time_point changed{};
    std::optional<time_point> waiting_since;  // while owned by a queue
    json::object handover;  // reason, summary, ... of the present or last handover
    bool closed = false;
};

/// Who owns the conversation from now on; the epoch is raised by one.
struct owner_change {
    owner_kind kind = owner_kind::bot;
    std::string name;
    json::object handover;  // replaces the record's, unless empty
};

/// An event to be: the journal gives it seq and at. Its body goes to the disk as the text it is.
struct new_event {
    // Not explicit: an event is appended as what it is.
    new_event(const event& made);  // NOLINT(google-explicit-constructor)
    /// `json_object`: the text of an event's body.
    new_event(speaker by, event_kind of, std::string json_object)
        : from(by), kind(of), body(std::move(json_object)) {}

    speaker from;
    event_kind kind;
    std::string body;
};

/// The event it became. A body that is no JSON object is an empty one.
event event_of(const new_event& written, std::int64_t seq, time_point at);

/// One atomic step of a conversation: all of it is on disk, or none.
struct append_request {
    std::string conversation;
    std::int64_t epoch = 0;  // the epoch that the caller acts under
    std::string client_id;   // not empty: repeated requests with it are answered alike
    time_point at{};
    std::vector<new_event> events;
    std::optional<std::string> state;  // JSON text
    std::optional<std::int64_t> handled_seq;
    std::optional<std::string> locale;
    std::optional<owner_change> owner;
    std::optional<bool> closed;
};

struct appended {
    std::int64_t first_seq = 0;  // of the request's events; where it had none, the last seq
    std::int64_t last_seq = 0;
    std::int64_t epoch = 0;  // now in force
    bool repeated = false;   // client_id was there before: nothing was written this time
};

/// Thread-safe. An awaitable completes on the awaiting coroutine's executor.
class journal {
  public:
    virtual ~journal() = default;

    /// Completes when the row is on disk. Errors: conflict (id exists), disk_full, corrupt.
    virtual boost::asio::awaitable<result<void>> create(new_conversation made) = 0;

    /// Completes when everything is on disk. Errors: unknown_conversation, stale_epoch,
    /// queue_full (limits::append_queue), disk_full, corrupt, shutting_down.
    virtual boost::asio::awaitable<result<appended>> append(append_request request) = 0;

    /// Errors: unknown_conversation, corrupt.
    virtual boost::asio::awaitable<result<conversation_record>> find(std::string conversation) = 0;

    /// Events with seq > after, in order, `most` at the most. Errors: unknown_conversation,
    /// corrupt.
    virtual boost::asio::awaitable<result<std::vector<event>>> replay(
        std::string conversation, std::int64_t after, std::size_t most
    ) = 0;

    /// Conversations owned by a queue or an agent, longest waiting first. For the desk's start.
    virtual boost::asio::awaitable<result<std::vector<conversation_record>>> handed_over() = 0;

    /// Owned by the bot, open, and with resident events after handled_seq: turns that a crash cut
    /// off.
    virtual boost::asio::awaitable<result<std::vector<conversation_record>>> unanswered() = 0;

    /// The ids of a channel's conversations that are not closed, oldest first. For the start.
    virtual boost::asio::awaitable<result<std::vector<std::string>>> still_open(std::string channel
    ) = 0;
};

}  // namespace lotsen

// The rows that create and append write: the rules of the journal in SQL, without threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/limits.hpp"
#include "core/base/result.hpp"
#include "core/journal/journal.hpp"
#include "core/journal/sqlite/connection.hpp"
#include "core/journal/sqlite/head_cache.hpp"

namespace lotsen::sqlite {

/// An append_request as it is stored: its JSON is text already, so that the thread that asks pays
/// for that and not the one writer.
struct append_rows {
    struct owner_row {
        owner_kind kind = owner_kind::bot;
        std::string name;
        std::optional<std::string> handover;
    };

    std::string conversation;
    std::int64_t epoch = 0;
    std::string client_id;
    std::int64_t at = 0;  // milliseconds since 1970, UTC
    std::vector<new_event> events;
    std::optional<std::string> state;
    std::optional<std::int64_t> handled_seq;
    std::optional<std::string> locale;
    std::optional<owner_row> owner;
    std::optional<bool> closed;
};

append_rows to_rows(append_request request);

/// Runs inside a transaction of the caller's. Every rule is checked before the first row is
/// written: a request that is refused has written nothing. Throws failure when SQLite fails: then
/// the caller rolls back and calls forget(). Not thread-safe.
class conversation_writer {
  public:
    conversation_writer(connection& on, std::size_t heads);

    /// Errors: conflict (the id is taken).
    result<void> create(const new_conversation& made);
    /// Errors: unknown_conversation, stale_epoch.
    result<appended> append(const append_rows& request);
    /// After a rollback: what is remembered may never have been written.
    void forget() { heads_.clear(); }

  private:
    head* find(const std::string& conversation);
    std::vector<std::size_t> requests_of(const head& known);
    std::optional<appended> made_before(const head& known, const append_rows& request);
    void insert_events(const append_rows& request, head& known);
    void write_head(const append_rows& request, const head& known);
    void write_state(const append_rows& request, const head& known);

    head_cache heads_;
    query insert_conversation_;
    query insert_head_;
    query select_head_;
    query select_previous_;
    query select_requests_;
    query select_request_;
    query insert_request_;
    query insert_event_;
    query update_head_;
    query update_owner_;
    query put_state_;
};

}  // namespace lotsen::sqlite

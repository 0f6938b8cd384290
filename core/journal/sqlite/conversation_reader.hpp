// What find, replay and the projections read: the journal's questions in SQL, without threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/journal.hpp"
#include "core/journal/sqlite/connection.hpp"

namespace lotsen::sqlite {

/// Reads what is committed when it is called. Throws failure when SQLite fails. Not thread-safe.
class conversation_reader {
  public:
    explicit conversation_reader(connection on);

    /// Errors: unknown_conversation, corrupt.
    result<conversation_record> find(const std::string& conversation);
    result<std::vector<event>> replay(
        const std::string& conversation, std::int64_t after, std::size_t most
    );
    /// Errors: corrupt.
    result<std::vector<conversation_record>> handed_over();
    result<std::vector<conversation_record>> unanswered();
    result<std::vector<std::string>> still_open(const std::string& channel);

  private:
    struct stored;
    class one_moment;
    result<std::vector<stored>> backwards_after(
        const std::string& conversation, std::int64_t after
    );
    result<std::vector<stored>> walk(
        const std::string& conversation, std::int64_t from, std::int64_t seq, std::int64_t after
    );
    result<std::vector<conversation_record>> list(query& which);

    connection on_;
    query begin_;
    query end_;
    query find_;
    query last_;
    query event_;
    query handed_over_;
    query unanswered_;
    query still_open_;
};

}  // namespace lotsen::sqlite

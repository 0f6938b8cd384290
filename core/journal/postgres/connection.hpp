// libpq with owners, a deadline for every statement, rows one at a time, and one kind of failure.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "core/base/json.hpp"

// libpq's PGconn and PGresult.
struct pg_conn;
struct pg_result;

namespace lotsen::postgres {

/// A statement that did not succeed, or a connection that is lost or was never there.
class failure : public std::runtime_error {
  public:
    failure(std::string state, const std::string& what)
        : std::runtime_error(what), state_(std::move(state)) {}
    /// SQLSTATE, five characters (PostgreSQL, appendix A); empty where no server said anything.
    const std::string& state() const noexcept { return state_; }
    /// The server is not there, or not any more.
    bool unreachable() const noexcept;
    /// The same statements may succeed when they are run again: another transaction was in the way.
    bool passes() const noexcept;

  private:
    std::string state_;
};

/// unavailable (not reachable, shutting down, too many connections), conflict (a constraint, class
/// 23), disk_full (53100), corrupt (XX001, XX002), deadline_exceeded (57014), invalid (bad SQL or
/// values: classes 0A, 21, 22, 42 and the like), internal.
error to_error(const failure& failed);

/// A parameter's text; none for null.
using parameters = std::vector<std::optional<std::string>>;

/// One connection, used by one thread at a time. A statement that takes longer than its limit, or
/// whose rows nobody wants any more, is cancelled, and the connection lost with it: so the wish to
/// cancel never meets the next statement.
class connection {
  public:
    using time_limit = std::chrono::milliseconds;
    /// Given each row of a statement as it comes. What it throws ends the statement.
    using on_row = std::function<void(json::object row)>;

    /// `where`: a connection string or URI as libpq reads it (PostgreSQL, 34.1.1). What it leaves
    /// out is as libpq has it (PGPASSFILE, ~/.pgpass, peer authentication). Throws: failure.
    explicit connection(const std::string& where);

    /// One or more statements without parameters, whose rows do not matter. Throws: failure.
    void execute(const std::string& sql, time_limit most);
    /// The first column of the first row, as text; empty where it is null or there is none. Throws:
    /// failure.
    std::string text(const std::string& sql, time_limit most);
    /// One statement that is kept under a name: SELECT, INSERT, UPDATE, DELETE, MERGE or VALUES and
    /// nothing else (PREPARE). Throws: failure.
    void prepare(const std::string& name, const std::string& sql, time_limit most);
    /// The number of rows that the outermost statement changed. Throws: failure; std::domain_error
    /// (a column holds what is neither number, boolean nor text).
    std::size_t run(
        const std::string& name, const parameters& values, time_limit most, const on_row& each
    );

    /// Whether a transaction is under way, failed or not.
    bool in_transaction() const noexcept;
    /// It cannot be used any more.
    bool lost() const noexcept;
    /// "name", for SQL that is put together. Throws: failure.
    std::string quoted(const std::string& name) const;

  private:
    using instant = std::chrono::steady_clock::time_point;
    struct closer {
        void operator()(pg_conn* handle) const noexcept;
    };
    struct clearer {
        void operator()(pg_result* answer) const noexcept;
    };
    using answer = std::unique_ptr<pg_result, clearer>;
    using on_answer = std::function<void(const pg_result* row)>;

    [[noreturn]] void raise() const;
    void check_sent(int sent) const;
    std::size_t collect(time_limit most, const on_answer& each);
    answer next(instant deadline);
    void cancel() noexcept;

    std::unique_ptr<pg_conn, closer> handle_;
    bool given_up_ = false;
};

}  // namespace lotsen::postgres

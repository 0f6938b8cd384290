// SQLite's C interface with owners, types and one kind of failure.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/base/errors.hpp"

namespace lotsen::sqlite {

/// A call of SQLite's that did not succeed.
class failure : public std::runtime_error {
  public:
    failure(int code, const std::string& what) : std::runtime_error(what), code_(code) {}
    /// The extended result code (https://www.sqlite.org/rescode.html).
    int code() const noexcept { return code_; }

  private:
    int code_;
};

/// disk_full (SQLITE_FULL, and every SQLITE_IOERR: the disk took nothing), corrupt (SQLITE_CORRUPT,
/// SQLITE_NOTADB), conflict (SQLITE_CONSTRAINT), unavailable (busy, locked, cannot be opened),
/// internal.
error to_error(const failure& failed);

/// One connection. Not thread-safe: one thread at a time (opened with SQLITE_OPEN_NOMUTEX).
class connection {
  public:
    enum class access { create, write, read };

    /// `create` makes the file, readable by its owner alone: it holds what people wrote. Waits up
    /// to `busy_wait` for locks of other processes. Throws: failure.
    connection(const std::filesystem::path& file, access how);

    sqlite3* get() const noexcept { return handle_.get(); }
    /// One or more statements without results that matter. Throws: failure.
    void execute(const std::string& sql);
    /// The first column of the first row. Throws: failure.
    std::int64_t integer(const std::string& sql);
    std::string text(const std::string& sql);
    /// Throws the failure that `code` stands for.
    [[noreturn]] void raise(int code, std::string_view doing) const;

    static constexpr int busy_wait_ms = 5000;

  private:
    struct closer {
        void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
    };
    std::unique_ptr<sqlite3, closer> handle_;
};

/// Bytes rather than text.
struct blob {
    std::string_view bytes;
};

/// The rows of a running query; the query can be run again once this is gone.
class cursor {
  public:
    cursor(sqlite3_stmt* statement, sqlite3* handle) : statement_(statement), handle_(handle) {}
    cursor(cursor&& other) noexcept : statement_(other.statement_), handle_(other.handle_) {
        other.statement_ = nullptr;
    }
    cursor& operator=(cursor&&) = delete;
    ~cursor() { sqlite3_reset(statement_); }

    /// False after the last row. Throws: failure.
    bool next();
    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
    bool null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    /// Valid until the next call of next(). Also for a blob's bytes.
    std::string_view text(int column) const;

  private:
    sqlite3_stmt* statement_;
    sqlite3* handle_;
};

/// A prepared statement that is kept. Used by the thread that uses its connection.
class query {
  public:
    query(connection& on, std::string_view sql);

    /// Binds ?1, ?2 ... Text is not copied: it must outlive the cursor.
    template <class... Values>
    cursor run(const Values&... values) {
        int index = 0;
        (bind(++index, values), ...);
        return {statement_.get(), handle_};
    }

    /// Runs to the end; the number of rows changed.
    template <class... Values>
    int execute(const Values&... values) {
        auto rows = run(values...);
        while (rows.next())
            continue;
        return sqlite3_changes(handle_);
    }

    sqlite3_stmt* get() const noexcept { return statement_.get(); }
    /// The key of the row that was inserted last.
    std::int64_t inserted() const { return sqlite3_last_insert_rowid(handle_); }

    void bind(int index, std::int64_t value) { check(sqlite3_bind_int64(get(), index, value)); }
    void bind(int index, int value) { check(sqlite3_bind_int64(get(), index, value)); }
    void bind(int index, bool value) { check(sqlite3_bind_int64(get(), index, value ? 1 : 0)); }
    void bind(int index, double value) { check(sqlite3_bind_double(get(), index, value)); }
    void bind(int index, std::nullopt_t) { check(sqlite3_bind_null(get(), index)); }
    void bind(int index, std::string_view text);
    void bind(int index, const std::string& text) { bind(index, std::string_view(text)); }
    void bind(int index, blob bytes);
    template <class T>
    void bind(int index, const std::optional<T>& value) {
        value ? bind(index, *value) : bind(index, std::nullopt);
    }

  private:
    void check(int code) const;

    struct finalizer {
        void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, finalizer> statement_;
    sqlite3* handle_;
};

/// Everything until commit() or nothing. BEGIN IMMEDIATE: waits for its turn to write at once.
class transaction {
  public:
    explicit transaction(connection& on);
    ~transaction();
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;

    /// Throws: failure; then nothing was written.
    void commit();

  private:
    connection& on_;
    bool open_ = true;
};

}  // namespace lotsen::sqlite

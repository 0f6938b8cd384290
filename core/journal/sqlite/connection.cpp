#include "core/journal/sqlite/connection.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace lotsen::sqlite {
namespace {

// SQLite gives its -wal and -shm files the permissions of the database itself.
void create_private(const std::filesystem::path& file) {
    const int made = open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made < 0)
        throw failure(
            errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN,
            "opening " + file.string() + ": " + std::generic_category().message(errno)
        );
    close(made);
}

/// Counting every allocation takes a lock of the whole process; nobody reads the sums. Without
/// effect where something in the process has used SQLite before.
void configure_once() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

[[noreturn]] void raise_from(sqlite3* handle, int code, std::string_view doing) {
    const int extended = handle == nullptr ? code : sqlite3_extended_errcode(handle);
    std::string what(doing);
    what += ": ";
    what += handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
    what += " (" + std::to_string(extended) + ")";
    throw failure(extended, what);
}

sqlite3_stmt* prepare(sqlite3* handle, std::string_view sql, const char** rest) {
    sqlite3_stmt* statement = nullptr;
    const auto size = static_cast<int>(sql.size());
    const int prepared =
        sqlite3_prepare_v3(handle, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &statement, rest);
    if (prepared != SQLITE_OK) raise_from(handle, prepared, sql);
    return statement;
}

}  // namespace

error to_error(const failure& failed) {
    switch (failed.code() & 0xff) {
        case SQLITE_FULL:
        case SQLITE_IOERR:
            return {errc::disk_full, failed.what()};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {errc::corrupt, failed.what()};
        case SQLITE_CONSTRAINT:
            return {errc::conflict, failed.what()};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            return {errc::unavailable, failed.what()};
        default:
            return {errc::internal, failed.what()};
    }
}

connection::connection(const std::filesystem::path& file, access how) {
    configure_once();
    if (how == access::create) create_private(file);
    const int flags = how == access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(
        file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr
    );
    handle_.reset(handle);
    if (opened != SQLITE_OK) raise_from(handle, opened, "opening " + file.string());
    sqlite3_busy_timeout(handle, busy_wait_ms);
}

void connection::raise(int code, std::string_view doing) const {
    raise_from(get(), code, doing);
}

void connection::execute(const std::string& sql) {
    const int done = sqlite3_exec(get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (done != SQLITE_OK) raise(done, sql.substr(0, 60));
}

std::int64_t connection::integer(const std::string& sql) {
    query asked(*this, sql);
    auto rows = asked.run();
    return rows.next() ? rows.integer(0) : 0;
}

std::string connection::text(const std::string& sql) {
    query asked(*this, sql);
    auto rows = asked.run();
    return rows.next() ? std::string(rows.text(0)) : std::string();
}

bool cursor::next() {
    const int stepped = sqlite3_step(statement_);
    if (stepped == SQLITE_ROW) return true;
    if (stepped == SQLITE_DONE) return false;
    raise_from(handle_, stepped, sqlite3_sql(statement_));
}

std::string_view cursor::text(int column) const {
    const auto* bytes = sqlite3_column_blob(statement_, column);
    const auto size = sqlite3_column_bytes(statement_, column);
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

query::query(connection& on, std::string_view sql) : handle_(on.get()) {
    const char* rest = nullptr;
    statement_.reset(prepare(handle_, sql, &rest));
    if (statement_ == nullptr) throw failure(SQLITE_ERROR, "no statement");
    // Only white space and comments compile to nothing.
    const auto left = static_cast<std::size_t>(sql.data() + sql.size() - rest);
    const decltype(statement_) second(prepare(handle_, {rest, left}, &rest));
    if (second != nullptr) throw failure(SQLITE_ERROR, "more than one statement");
}

void query::bind(int index, std::string_view text) {
    // A null pointer would bind NULL instead of an empty text.
    const char* from = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(get(), index, from, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void query::bind(int index, blob bytes) {
    const char* from = bytes.bytes.data() == nullptr ? "" : bytes.bytes.data();
    check(sqlite3_bind_blob64(get(), index, from, bytes.bytes.size(), SQLITE_STATIC));
}

void query::check(int code) const {
    if (code != SQLITE_OK) raise_from(handle_, code, sqlite3_sql(get()));
}

transaction::transaction(connection& on) : on_(on) {
    on_.execute("BEGIN IMMEDIATE");
}

transaction::~transaction() {
    // SQLite itself has rolled back after some failures (SQLITE_FULL, SQLITE_IOERR, ...).
    if (open_ && sqlite3_get_autocommit(on_.get()) == 0)
        sqlite3_exec(on_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void transaction::commit() {
    on_.execute("COMMIT");
    open_ = false;
}

}  // namespace lotsen::sqlite

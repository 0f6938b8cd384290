#include "core/journal/sqlite/plugin_database.hpp"

#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <utility>

#include "core/base/log.hpp"
#include "core/journal/named_queries.hpp"
#include "core/journal/sqlite/store_file.hpp"
#include "core/journal/sqlite/text_functions.hpp"

namespace lotsen {
namespace {

using sqlite::connection;
using sqlite::failure;
using sqlite::query;

// Virtual machine steps between two looks at the limit.
constexpr int steps_at_once = 10'000;

/// A query that was refused: undoes the batch on its way out.
struct refusal {
    error why;
};

bool allowed(int action, std::string_view first, std::string_view second) {
    switch (action) {
        case SQLITE_ATTACH:
        case SQLITE_DETACH:
        case SQLITE_TRANSACTION:
        case SQLITE_SAVEPOINT:
            return false;
        case SQLITE_PRAGMA:
            return first == "data_version";  // FTS5 asks for it
        case SQLITE_FUNCTION:
            return second != "load_extension";
        default:
            return true;
    }
}

std::string_view view(const char* text) {
    return text == nullptr ? std::string_view() : std::string_view(text);
}

json::value value_of(sqlite3_stmt* row, int column) {
    switch (sqlite3_column_type(row, column)) {
        case SQLITE_INTEGER:
            return sqlite3_column_int64(row, column);
        case SQLITE_FLOAT:
            return sqlite3_column_double(row, column);
        case SQLITE_TEXT: {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
            return json::string(std::string_view(text, size));
        }
        case SQLITE_NULL:
            return nullptr;
        default:
            throw refusal{fail(errc::invalid, "a column holds bytes, neither number nor text")};
    }
}

json::object object_of(sqlite3_stmt* row) {
    const int columns = sqlite3_column_count(row);
    json::object object;
    object.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i)
        object[sqlite3_column_name(row, i)] = value_of(row, i);
    return object;
}

void bind(query& to, int index, const json::value& value) {
    if (value.is_null()) return to.bind(index, std::nullopt);
    if (value.is_bool()) return to.bind(index, value.get_bool());
    if (value.is_int64()) return to.bind(index, value.get_int64());
    if (value.is_double()) return to.bind(index, value.get_double());
    if (value.is_string()) return to.bind(index, std::string_view(value.get_string()));
    constexpr auto most = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    if (value.is_uint64() && value.get_uint64() <= most)
        return to.bind(index, static_cast<std::int64_t>(value.get_uint64()));
    throw refusal{fail(errc::invalid, "a parameter is null, a boolean, a number or a text")};
}

void bind_all(query& to, const json::object& parameters) {
    const int count = sqlite3_bind_parameter_count(to.get());
    for (int index = 1; index <= count; ++index) {
        const auto name = view(sqlite3_bind_parameter_name(to.get(), index));
        const auto* value = name.empty() ? nullptr : parameters.if_contains(name.substr(1));
        if (value == nullptr)
            throw refusal{fail(errc::invalid, "no value for the parameter " + std::string(name))};
        bind(to, index, *value);
    }
}

/// Bad SQL and bad values are the plugin's; the rest is as everywhere.
error plugin_error(const failure& failed) {
    switch (failed.code() & 0xff) {
        case SQLITE_INTERRUPT:
            return {errc::deadline_exceeded, failed.what()};
        case SQLITE_ERROR:
        case SQLITE_AUTH:
        case SQLITE_MISMATCH:
        case SQLITE_RANGE:
        case SQLITE_TOOBIG:
            return {errc::invalid, failed.what()};
        default:
            return sqlite::to_error(failed);
    }
}

class plugin_database final : public database {
  public:
    plugin_database(connection on, const limits& named);

    /// Errors: invalid, with the file, line and name of the query.
    result<void> prepare(const std::vector<named_query>& all);

    using database::run;
    result<std::vector<rows>> run(const std::vector<statement>& statements) override;

  private:
    struct prepared {
        query sql;
        std::string place;
        bool must_change;
    };

    static int authorize(void*, int, const char*, const char*, const char*, const char*);
    static int progress(void* self);
    std::vector<rows> run_all(const std::vector<statement>& statements);
    std::vector<rows> run_each(const std::vector<statement>& statements);
    bool one_question(const std::vector<statement>& statements) const;
    rows run_one(const statement& one);
    rows run_prepared(prepared& named, const json::object& parameters);
    void control(query& by);
    void undo();

    std::mutex mutex_;
    connection on_;
    query begin_;
    query commit_;
    query rollback_;
    std::map<std::string, prepared, std::less<>> queries_;
    const std::size_t most_rows_;
    const std::size_t most_steps_;
    std::size_t steps_ = 0;
    bool own_ = false;  // the transaction's own statements are running
};

plugin_database::plugin_database(connection on, const limits& named)
    : on_(std::move(on)),
      begin_(on_, "BEGIN IMMEDIATE"),
      commit_(on_, "COMMIT"),
      rollback_(on_, "ROLLBACK"),
      most_rows_(named.plugin_rows),
      most_steps_(named.plugin_query_steps) {
    sqlite3_set_authorizer(on_.get(), &plugin_database::authorize, this);
    sqlite3_progress_handler(on_.get(), steps_at_once, &plugin_database::progress, this);
}

int plugin_database::
    authorize(void* self, int action, const char* first, const char* second, const char*, const char*) {
    // BEGIN and COMMIT are asked about again whenever SQLite compiles them anew.
    if (static_cast<plugin_database*>(self)->own_) return SQLITE_OK;
    return allowed(action, view(first), view(second)) ? SQLITE_OK : SQLITE_DENY;
}

int plugin_database::progress(void* self) {
    auto& own = *static_cast<plugin_database*>(self);
    own.steps_ += steps_at_once;
    return own.steps_ > own.most_steps_ ? 1 : 0;
}

result<void> plugin_database::prepare(const std::vector<named_query>& all) {
    for (const auto& one : all) {
        try {
            queries_.emplace(one.name, prepared{query(on_, one.sql), one.file, one.must_change});
        } catch (const failure& failed) {
            return fail(errc::invalid, one.file + ": query " + one.name + ": " + failed.what());
        }
    }
    return {};
}

result<std::vector<rows>> plugin_database::run(const std::vector<statement>& statements) {
    const std::lock_guard lock(mutex_);
    steps_ = 0;
    try {
        return run_all(statements);
    } catch (const refusal& refused) {
        undo();
        return refused.why;
    } catch (const failure& failed) {
        undo();
        return plugin_error(failed);
    }
}

std::vector<rows> plugin_database::run_all(const std::vector<statement>& statements) {
    // Most turns ask one question, which is a transaction by itself: no lock for writers.
    if (one_question(statements)) return run_each(statements);
    control(begin_);
    auto answers = run_each(statements);
    control(commit_);
    return answers;
}

std::vector<rows> plugin_database::run_each(const std::vector<statement>& statements) {
    std::vector<rows> answers;
    answers.reserve(statements.size());
    for (const auto& one : statements)
        answers.push_back(run_one(one));
    return answers;
}

bool plugin_database::one_question(const std::vector<statement>& statements) const {
    if (statements.size() != 1) return false;
    const auto found = queries_.find(statements.front().query);
    return found != queries_.end() && sqlite3_stmt_readonly(found->second.sql.get()) != 0;
}

void plugin_database::control(query& by) {
    own_ = true;
    try {
        by.execute();
    } catch (const failure&) {
        own_ = false;
        throw;
    }
    own_ = false;
}

void plugin_database::undo() {
    // SQLite itself has rolled back after some failures (a full disk).
    if (sqlite3_get_autocommit(on_.get()) != 0) return;
    try {
        control(rollback_);
    } catch (const failure& failed) {
        log(level::error, "plugin_database.not_rolled_back", {{"detail", failed.what()}});
    }
}

rows plugin_database::run_one(const statement& one) {
    const auto found = queries_.find(one.query);
    if (found == queries_.end()) throw refusal{fail(errc::not_found, "no query " + one.query)};
    const auto where = [&] { return found->second.place + ": query " + one.query + ": "; };
    try {
        return run_prepared(found->second, one.parameters);
    } catch (const refusal& refused) {
        throw refusal{fail(refused.why.code, where() + refused.why.detail)};
    } catch (const failure& failed) {
        throw failure(failed.code(), where() + failed.what());
    }
}

rows plugin_database::run_prepared(prepared& named, const json::object& parameters) {
    rows answer;
    bind_all(named.sql, parameters);
    auto row = named.sql.run();
    while (row.next()) {
        if (answer.list.size() == most_rows_)
            throw refusal{fail(errc::invalid, "more rows than limits::plugin_rows: add a LIMIT")};
        answer.list.push_back(object_of(named.sql.get()));
    }
    if (sqlite3_stmt_readonly(named.sql.get()) == 0)
        answer.changes = static_cast<std::size_t>(sqlite3_changes64(on_.get()));
    if (named.must_change && answer.changes == 0)
        throw refusal{fail(errc::conflict, "nothing was changed")};
    return answer;
}

}  // namespace

result<std::unique_ptr<database>> make_plugin_database(
    const std::filesystem::path& file,
    const std::filesystem::path& plugin_folder,
    std::string (*fold)(std::string_view text),
    const limits& named
) {
    const auto migrations = read_migrations(plugin_folder / "migrations");
    if (migrations.has_error()) return migrations.error();
    const auto queries = read_named_queries(plugin_folder / "queries");
    if (queries.has_error()) return queries.error();
    const auto add_functions = [fold](connection& to) {
        sqlite::add_text_functions(to, fold);
        to.execute("PRAGMA foreign_keys = ON");
    };
    auto on = sqlite::open_store(file, *migrations, named.journal_check_bytes, add_functions);
    if (on.has_error()) return on.error();
    auto made = std::make_unique<plugin_database>(std::move(*on), named);
    if (auto sound = made->prepare(*queries); sound.has_error()) return sound.error();
    return made;
}

}  // namespace lotsen

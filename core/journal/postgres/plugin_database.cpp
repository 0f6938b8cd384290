#include "core/journal/postgres/plugin_database.hpp"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/base/log.hpp"
#include "core/journal/migration_files.hpp"
#include "core/journal/named_queries.hpp"
#include "core/journal/postgres/connection.hpp"
#include "core/journal/postgres/numbered_parameters.hpp"
#include "core/journal/postgres/plugin_schema.hpp"

namespace lotsen {
namespace {

using postgres::connection;
using postgres::failure;
using steady = std::chrono::steady_clock;

constexpr int transaction_tries = 5;
constexpr std::size_t name_bytes =
    63;  // PostgreSQL cuts longer ones (4.1.1), and takes two for one
constexpr std::chrono::seconds between_tries_to_connect{1};

/// A query that was refused: undoes the batch on its way out.
struct refusal {
    error why;
};

struct prepared_query {
    std::string name;
    std::string sql;
    std::vector<std::string> parameters;
    std::string place;
    bool must_change = false;
    bool only_reads = false;

    std::string where() const { return place + ": query " + name + ": "; }
};

/// SELECT and the like: a transaction by itself, of which there is nothing to undo.
bool only_reads(std::string_view sql) {
    constexpr std::string_view blanks = " \t\r\n(";
    const auto begin = std::min(sql.find_first_not_of(blanks), sql.size());
    std::string word;
    for (const char one : sql.substr(begin, std::string_view("SELECT").size()))
        word += static_cast<char>(one >= 'a' && one <= 'z' ? one - 'a' + 'A' : one);
    return word == "SELECT" || word == "VALUES";
}

std::optional<std::string> text_of(const json::value& value) {
    if (value.is_null()) return std::nullopt;
    if (value.is_array() || value.is_object())
        throw refusal{fail(errc::invalid, "a parameter is null, a boolean, a number or a text")};
    if (!value.is_string()) return json::serialize(value);
    std::string text(value.get_string());
    if (text.find('\0') != std::string::npos)
        throw refusal{fail(errc::invalid, "a text without the character of number zero")};
    return text;
}

postgres::parameters values_of(const prepared_query& query, const json::object& given) {
    postgres::parameters values;
    values.reserve(query.parameters.size());
    for (const auto& name : query.parameters) {
        const auto* value = given.if_contains(name);
        if (value == nullptr)
            throw refusal{fail(errc::invalid, "no value for the parameter :" + name)};
        values.push_back(text_of(*value));
    }
    return values;
}

result<std::vector<prepared_query>> numbered(const std::vector<named_query>& all) {
    std::vector<prepared_query> made;
    for (const auto& one : all) {
        auto query = postgres::number_parameters(one.sql);
        prepared_query next{one.name, {}, {}, one.file, one.must_change, only_reads(one.sql)};
        if (query.has_error()) return fail(errc::invalid, next.where() + query.error().detail);
        if (one.name.size() > name_bytes)
            return fail(errc::invalid, next.where() + "its name is longer than 63 bytes");
        next.sql = std::move(query->sql);
        next.parameters = std::move(query->names);
        made.push_back(std::move(next));
    }
    return made;
}

class postgres_database final : public database {
  public:
    postgres_database(
        std::string where,
        std::string schema,
        std::vector<migration> migrations,
        std::vector<prepared_query> queries,
        const limits& named
    )
        : where_(std::move(where)),
          schema_(std::move(schema)),
          migrations_(std::move(migrations)),
          deadline_(named.plugin_deadline),
          most_rows_(named.plugin_rows) {
        for (auto& one : queries)
            queries_.emplace(one.name, std::move(one));
    }

    /// Connects, unless that is so, and not so soon after it failed. Errors: unavailable, and what
    /// preparing gives.
    result<void> connect();

    using database::run;
    result<std::vector<rows>> run(const std::vector<statement>& statements) override;

  private:
    result<void> prepare();
    result<std::vector<rows>> try_once(const std::vector<statement>& statements);
    std::vector<rows> run_all(const std::vector<statement>& statements);
    std::vector<rows> run_each(const std::vector<statement>& statements);
    const prepared_query& query_of(const statement& one) const;
    rows run_one(const statement& one);
    rows run_prepared(const prepared_query& query, const json::object& given);
    void undo() noexcept;

    const std::string where_;
    const std::string schema_;
    const std::vector<migration> migrations_;
    const std::chrono::milliseconds deadline_;
    const std::size_t most_rows_;
    std::map<std::string, prepared_query, std::less<>> queries_;

    std::mutex mutex_;
    std::optional<connection> on_;
    steady::time_point not_before_;
    bool begun_ = false;  // something of the batch may have been done
};

result<void> postgres_database::connect() {
    if (on_ && !on_->lost()) return {};
    on_.reset();
    if (steady::now() < not_before_) return fail(errc::unavailable, "PostgreSQL was not reachable");
    try {
        on_.emplace(where_);
        if (auto ready = prepare(); ready.has_error()) {
            on_.reset();
            return ready;
        }
    } catch (const failure& failed) {
        on_.reset();
        not_before_ = steady::now() + between_tries_to_connect;
        auto problem = postgres::to_error(failed);
        problem.detail = "PostgreSQL, " + schema_ + ": " + problem.detail;
        return problem;
    }
    return {};
}

result<void> postgres_database::prepare() {
    on_->execute("SET default_transaction_isolation = serializable", deadline_);
    if (auto done = prepare_schema(*on_, schema_, migrations_); done.has_error()) return done;
    for (const auto& [name, query] : queries_) {
        try {
            on_->prepare(name, query.sql, deadline_);
        } catch (const failure& failed) {
            if (failed.unreachable()) throw;
            return fail(errc::invalid, query.where() + failed.what());
        }
    }
    return {};
}

result<std::vector<rows>> postgres_database::run(const std::vector<statement>& statements) {
    const std::lock_guard lock(mutex_);
    for (int tries = 1;; ++tries) {
        try {
            return try_once(statements);
        } catch (const failure& failed) {
            // A server that was started anew is found out about with the first word to it; a plan
            // that no longer fits (0A000) is made again on a new connection.
            const bool stale = (failed.unreachable() && !begun_) || failed.state() == "0A000";
            if (stale) on_.reset();
            if (stale && tries == 1) continue;
            if (failed.passes() && tries < transaction_tries) continue;
            return postgres::to_error(failed);
        }
    }
}

/// Throws: failure, with nothing done, unless the connection was lost.
result<std::vector<rows>> postgres_database::try_once(const std::vector<statement>& statements) {
    begun_ = false;
    if (auto there = connect(); there.has_error()) return there.error();
    try {
        return run_all(statements);
    } catch (const refusal& refused) {
        undo();
        return refused.why;
    } catch (const failure&) {
        undo();
        throw;
    }
}

std::vector<rows> postgres_database::run_all(const std::vector<statement>& statements) {
    // Most turns ask one question, which is a transaction by itself.
    if (statements.size() == 1 && query_of(statements.front()).only_reads)
        return run_each(statements);
    on_->execute("BEGIN", deadline_);
    begun_ = true;
    auto answers = run_each(statements);
    on_->execute("COMMIT", deadline_);
    return answers;
}

std::vector<rows> postgres_database::run_each(const std::vector<statement>& statements) {
    std::vector<rows> answers;
    answers.reserve(statements.size());
    for (const auto& one : statements)
        answers.push_back(run_one(one));
    return answers;
}

void postgres_database::undo() noexcept {
    // The server undoes what a connection that ends had begun.
    if (on_ && on_->lost()) on_.reset();
    if (!on_ || !on_->in_transaction()) return;
    try {
        on_->execute("ROLLBACK", deadline_);
    } catch (const failure& failed) {
        log(level::error, "plugin_database.not_rolled_back", {{"detail", failed.what()}});
        on_.reset();
    }
}

const prepared_query& postgres_database::query_of(const statement& one) const {
    const auto found = queries_.find(one.query);
    if (found == queries_.end()) throw refusal{fail(errc::not_found, "no query " + one.query)};
    return found->second;
}

rows postgres_database::run_one(const statement& one) {
    const auto& query = query_of(one);
    try {
        return run_prepared(query, one.parameters);
    } catch (const refusal& refused) {
        throw refusal{fail(refused.why.code, query.where() + refused.why.detail)};
    } catch (const std::domain_error& value) {
        throw refusal{fail(errc::invalid, query.where() + value.what())};
    } catch (const failure& failed) {
        throw failure(failed.state(), query.where() + failed.what());
    }
}

rows postgres_database::run_prepared(const prepared_query& query, const json::object& given) {
    rows answer;
    const auto keep = [&](json::object row) {
        if (answer.list.size() == most_rows_)
            throw refusal{fail(errc::invalid, "more rows than limits::plugin_rows: add a LIMIT")};
        answer.list.push_back(std::move(row));
    };
    answer.changes = on_->run(query.name, values_of(query, given), deadline_, keep);
    if (query.must_change && answer.changes == 0)
        throw refusal{fail(errc::conflict, "nothing was changed")};
    return answer;
}

}  // namespace

result<std::unique_ptr<database>> make_postgres_plugin_database(
    const std::string& where,
    std::string_view plugin,
    const std::filesystem::path& plugin_folder,
    const limits& named
) {
    auto migrations = read_migrations(plugin_folder / "migrations");
    if (migrations.has_error()) return migrations.error();
    const auto named_queries = read_named_queries(plugin_folder / "queries");
    if (named_queries.has_error()) return named_queries.error();
    auto queries = numbered(*named_queries);
    if (queries.has_error()) return queries.error();
    auto schema = postgres::schema_of(plugin);
    if (schema.size() > name_bytes)
        return fail(
            errc::invalid, "the name of its schema, " + schema + ", is longer than 63 bytes"
        );
    auto made = std::make_unique<postgres_database>(
        where, std::move(schema), std::move(*migrations), std::move(*queries), named
    );
    const auto there = made->connect();
    if (there.has_error() && there.error().code != errc::unavailable) return there.error();
    if (there.has_error())
        log(level::error, "plugin_database.unreachable", {{"detail", there.error().detail}});
    return made;
}

}  // namespace lotsen

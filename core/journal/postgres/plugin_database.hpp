// A plugin's own database as a schema in PostgreSQL: its migrations and named queries, as
// core/journal/sqlite/plugin_database.hpp has them in a file.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/limits.hpp"
#include "core/base/result.hpp"
#include "core/plugin/services.hpp"

namespace lotsen {

/// Connects to `where` (a connection string or URI as libpq reads it), makes the schema
/// "plugin_<plugin>" with what `plugin_folder`/migrations has for it, and prepares all of
/// `plugin_folder`/queries. The SQL is PostgreSQL's own, with ":name" for parameters; casefold()
/// and similarity() are there. What keeps a plugin in its schema is the role that `where` names:
/// give each its own (plugin/README.md).
///
/// run(): a batch is one SERIALIZABLE transaction, run again where another was in its way
/// (`transaction_tries` times); so a batch behaves as if it were alone, as in SQLite. Thread-safe:
/// one run() at a time, waits for the server. Values: integers, floating-point and numeric numbers,
/// booleans and text; every other type as its text, bytea refused (invalid). `changes` counts what
/// the outermost statement did. Besides what services.hpp says, run() gives invalid (as SQLite's;
/// also SQL that does not fit the schema), deadline_exceeded (limits::plugin_deadline for each
/// statement) and unavailable (the server cannot be reached, or went away: it is looked for again
/// with the next run(), once a second at the most; a transaction that was under way is undone,
/// unless its very end was lost, which an idempotency key in its rows tells).
///
/// A server that cannot be reached now is no error: the rest of the service starts without it.
/// Errors, each with file and query: invalid, corrupt, disk_full.
result<std::unique_ptr<database>> make_postgres_plugin_database(
    const std::string& where,
    std::string_view plugin,
    const std::filesystem::path& plugin_folder,
    const limits& named = limits()
);

}  // namespace lotsen

// A plugin's schema in PostgreSQL: made where it is missing, and brought up to date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/migration_files.hpp"
#include "core/journal/postgres/connection.hpp"

namespace lotsen::postgres {

/// "plugin_lending": what the plugin's tables lie in.
std::string schema_of(std::string_view plugin);

/// Makes the schema, if need be, with the functions casefold() and similarity() and the table
/// lotsen_migrations; has the connection look there and nowhere else for what has no schema named;
/// and applies what migrations are missing, each in a transaction with its number. Others that do
/// the same wait for each other. Errors: invalid (the schema was made by a newer version; or the
/// SQL is wrong: which file and why). Throws: failure (not reachable, or not allowed).
result<void> prepare_schema(
    connection& on, const std::string& schema, const std::vector<migration>& all
);

}  // namespace lotsen::postgres

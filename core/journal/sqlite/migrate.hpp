// Numbered migrations: a database is brought up to date when it is opened, and never taken back.
#pragma once

#include <vector>

#include "core/base/result.hpp"
#include "core/journal/migration_files.hpp"
#include "core/journal/sqlite/connection.hpp"

namespace lotsen::sqlite {

/// Those of migrations/journal and migrations/staff, compiled in.
const std::vector<migration>& journal_migrations();
const std::vector<migration>& staff_migrations();

/// Applies what is missing, each in a transaction with its number (PRAGMA user_version). Errors:
/// invalid (the database was made by a newer program; or the SQL is wrong: which file and why),
/// disk_full, corrupt, unavailable.
result<void> migrate(connection& on, const std::vector<migration>& all);

}  // namespace lotsen::sqlite

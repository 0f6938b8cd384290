// Numbered migrations: a database is brought up to date when it is opened, and never taken back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/sqlite/connection.hpp"

namespace lotsen::sqlite {

/// One file NNNN_name.sql. Numbers start at 1 and leave no gap; a released one is never edited.
struct migration {
    int number = 0;
    std::string name;  // the file's, without ".sql"
    std::string sql;
};

/// Those of migrations/journal and migrations/staff, compiled in.
const std::vector<migration>& journal_migrations();
const std::vector<migration>& staff_migrations();

/// The *.sql files of a folder, by number; empty where there is no such folder. Errors: invalid (a
/// name without a number, a gap, a number used twice).
result<std::vector<migration>> read_migrations(const std::filesystem::path& folder);

/// Applies what is missing, each in a transaction with its number (PRAGMA user_version). Errors:
/// invalid (the database was made by a newer program; or the SQL is wrong: which file and why),
/// disk_full, corrupt, unavailable.
result<void> migrate(connection& on, const std::vector<migration>& all);

}  // namespace lotsen::sqlite

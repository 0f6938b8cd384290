// Numbered migrations as files: a database is brought up to date when it is opened, and never taken
// back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen {

/// One file NNNN_name.sql. Numbers start at 1 and leave no gap; a released one is never edited.
struct migration {
    int number = 0;
    std::string name;  // the file's, without ".sql"
    std::string sql;
};

/// The *.sql files of a folder, by number; empty where there is no such folder. Errors: invalid (a
/// name without a number, a gap, a number used twice).
result<std::vector<migration>> read_migrations(const std::filesystem::path& folder);

}  // namespace lotsen

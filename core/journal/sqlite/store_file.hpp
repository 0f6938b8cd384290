// Opening a database file of the service: permissions, durability, a look at its health,
// migrations.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/sqlite/connection.hpp"
#include "core/journal/sqlite/migrate.hpp"

namespace lotsen::sqlite {

/// Write-ahead log with synchronous=FULL: a commit that returned is on disk. `check_bytes`: a file
/// up to this size is looked through by PRAGMA quick_check, which reads all of it; of a larger one
/// only the header and the schema are read, so that starting takes no longer the more there is. A
/// damaged page beyond is found when it is read, and reported then. Errors: corrupt, invalid (newer
/// database), disk_full, unavailable.
result<connection> open_store(
    const std::filesystem::path& file,
    const std::vector<migration>& migrations,
    std::uint64_t check_bytes,
    const std::function<void(connection&)>& before = {}
);

/// Another connection to a file that open_store has opened, with the same settings. Throws:
/// failure.
connection join_store(const std::filesystem::path& file, connection::access how);

}  // namespace lotsen::sqlite

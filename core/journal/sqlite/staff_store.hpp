// The desk's accounts, sessions and settings in a SQLite file of their own.
#pragma once

#include <filesystem>
#include <memory>

#include "core/base/result.hpp"
#include "core/journal/staff_store.hpp"

namespace lotsen {

/// Opens or makes the file (its folder must be there) and brings it up to date; it may be open in
/// another process too (`lotsen staff` while the service runs). Thread-safe: one call at a time.
/// Errors, each logged: corrupt, invalid (made by a newer program), disk_full, unavailable.
result<std::unique_ptr<staff_store>> make_sqlite_staff_store(const std::filesystem::path& file);

}  // namespace lotsen

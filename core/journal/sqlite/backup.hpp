// A copy of a database while it is in use.
#pragma once

#include <filesystem>

#include "core/base/result.hpp"

namespace lotsen {

/// Writes what is committed at this moment in `from` to the new file `to` (readable by its owner
/// alone), with SQLite's online backup; writers of `from`, in this or another process, go on
/// meanwhile. The copy is looked through before it gets its name, so that `to` is whole or not
/// there. Reads and writes the whole database: call it off the network threads. Errors: not_found
/// (no `from`), conflict (`to` is there), corrupt, disk_full, unavailable.
result<void> backup_database(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace lotsen

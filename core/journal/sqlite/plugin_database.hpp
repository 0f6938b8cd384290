// A plugin's own database: its migrations, its named queries, and nothing it could do to others.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/limits.hpp"
#include "core/base/result.hpp"
#include "core/plugin/services.hpp"

namespace lotsen {

/// Opens or makes the file, applies `plugin_folder`/migrations/NNNN_name.sql and prepares all of
/// `plugin_folder`/queries/*.sql, so that wrong SQL is found at start and not by a resident. `fold`
/// (case, accents and letter variants away) is behind casefold() and similarity(). FTS5 is there,
/// its trigram tokenizer too. Foreign keys are enforced. A query may not attach other databases,
/// begin or end transactions, or set PRAGMAs.
///
/// Thread-safe: one run() at a time, waits for the disk. Besides what services.hpp says, run()
/// gives invalid (a parameter is missing or neither null, boolean, number nor text; a full-text
/// expression that is none; more rows than limits::plugin_rows: the query needs a LIMIT) and
/// deadline_exceeded (limits::plugin_query_steps); details name the query and its place.
///
/// Errors, each with file and query: invalid, corrupt, disk_full, unavailable.
result<std::unique_ptr<database>> make_plugin_database(
    const std::filesystem::path& file,
    const std::filesystem::path& plugin_folder,
    std::string (*fold)(std::string_view text),
    const limits& named = limits()
);

}  // namespace lotsen

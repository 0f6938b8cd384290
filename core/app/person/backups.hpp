// The backups that were made, since what is erased is still in them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/clock.hpp"

namespace lotsen {

struct known_backup {
    std::filesystem::path folder;
    std::string made_at;  // RFC 3339
};

/// Adds a line to data/backups.jsonl. Throws std::runtime_error where it cannot be written.
void note_backup(
    const std::filesystem::path& data, const std::filesystem::path& folder, time_point now
);

/// Those that are still where they were made, oldest first.
std::vector<known_backup> backups_there(const std::filesystem::path& data);

}  // namespace lotsen

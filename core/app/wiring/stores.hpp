// The files of the data folder that hold conversations and staff.
#pragma once

#include <filesystem>
#include <memory>

#include "core/base/limits.hpp"
#include "core/journal/sqlite/sqlite_journal.hpp"
#include "core/journal/staff_store.hpp"

namespace lotsen {

std::filesystem::path conversations_file(const std::filesystem::path& data);

/// The file of conversations. Throws std::runtime_error where it is damaged or cannot be written.
std::unique_ptr<sqlite_journal> open_journal(
    const std::filesystem::path& data, const limits& named
);

/// data/staff.sqlite. Throws likewise.
std::unique_ptr<staff_store> open_staff_store(const std::filesystem::path& data);

}  // namespace lotsen

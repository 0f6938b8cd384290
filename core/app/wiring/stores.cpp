#include "core/app/wiring/stores.hpp"

#include <stdexcept>

#include "core/journal/sqlite/staff_store.hpp"

namespace lotsen {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const error& why) {
    throw std::runtime_error(
        file.string() + ": " + std::string(to_string(why.code)) + ": " + why.detail
    );
}

}  // namespace

std::filesystem::path conversations_file(const std::filesystem::path& data) {
    return data / "conversations.sqlite";
}

std::unique_ptr<sqlite_journal> open_journal(
    const std::filesystem::path& data, const limits& named
) {
    const auto file = conversations_file(data);
    auto opened = make_sqlite_journal(file, named);
    if (opened.has_error()) refuse(file, opened.error());
    return std::move(*opened);
}

std::unique_ptr<staff_store> open_staff_store(const std::filesystem::path& data) {
    const auto file = data / "staff.sqlite";
    auto opened = make_sqlite_staff_store(file);
    if (opened.has_error()) refuse(file, opened.error());
    return std::move(*opened);
}

}  // namespace lotsen

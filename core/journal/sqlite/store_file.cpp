#include "core/journal/sqlite/store_file.hpp"

#include "core/base/log.hpp"

namespace lotsen::sqlite {
namespace {

/// What is deleted is overwritten in the file, also by whoever replaces a value with a shorter one.
/// The distribution's default, and relied on by conversation_file.
void overwrite_deleted(connection& on) {
    on.execute("PRAGMA secure_delete = ON");
}

void make_durable(connection& on) {
    if (on.text("PRAGMA journal_mode = WAL") != "wal")
        throw failure(SQLITE_CANTOPEN, "the file system does not support a write-ahead log");
    on.execute("PRAGMA synchronous = FULL");
    on.execute("PRAGMA temp_store = MEMORY");
    overwrite_deleted(on);
}

result<void> look_through(
    connection& on, const std::filesystem::path& file, std::uint64_t check_bytes
) {
    // Reads the header and the schema in any case.
    (void)on.integer("SELECT count(*) FROM sqlite_schema");
    if (std::filesystem::file_size(file) > check_bytes) return {};
    const auto found = on.text("PRAGMA quick_check(1)");
    if (found != "ok") return fail(errc::corrupt, found);
    return {};
}

error reported(error problem, const std::filesystem::path& file) {
    problem.detail = file.string() + ": " + problem.detail;
    log(level::error,
        "journal.not_opened",
        {{"code", to_string(problem.code)}, {"detail", problem.detail}});
    return problem;
}

}  // namespace

connection join_store(const std::filesystem::path& file, connection::access how) {
    connection joined(file, how);
    joined.execute("PRAGMA synchronous = FULL");
    joined.execute("PRAGMA temp_store = MEMORY");
    overwrite_deleted(joined);
    return joined;
}

result<connection> open_store(
    const std::filesystem::path& file,
    const std::vector<migration>& migrations,
    std::uint64_t check_bytes,
    const std::function<void(connection&)>& before
) try {
    connection opened(file, connection::access::create);
    if (before) before(opened);
    make_durable(opened);
    if (auto sound = look_through(opened, file, check_bytes); sound.has_error())
        return reported(sound.error(), file);
    if (auto current = migrate(opened, migrations); current.has_error())
        return reported(current.error(), file);
    return opened;
} catch (const failure& failed) {
    return reported(to_error(failed), file);
}

}  // namespace lotsen::sqlite

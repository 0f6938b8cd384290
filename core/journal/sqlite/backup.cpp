#include "core/journal/sqlite/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "core/journal/sqlite/connection.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;
using sqlite::connection;

void copy(connection& source, connection& target) {
    // One read transaction around all of it: a single moment, and no start from the beginning when
    // a writer commits meanwhile.
    source.execute("BEGIN");
    (void)source.integer("SELECT count(*) FROM sqlite_schema");
    auto* const running = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (running == nullptr) target.raise(sqlite3_errcode(target.get()), "beginning a backup");
    sqlite3_backup_step(running, -1);
    const int finished = sqlite3_backup_finish(running);
    source.execute("COMMIT");
    if (finished != SQLITE_OK) target.raise(finished, "writing a backup");
}

result<void> copy_and_check(const fs::path& from, const fs::path& to) {
    connection source(from, connection::access::write);
    connection target(to, connection::access::create);
    copy(source, target);
    // A backup is one file, without a log beside it.
    target.execute("PRAGMA journal_mode = DELETE");
    const auto found = target.text("PRAGMA quick_check(1)");
    if (found != "ok") return fail(errc::corrupt, from.string() + ": " + found);
    return {};
}

void sync(const fs::path& file) {
    const int opened = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = opened >= 0 && fsync(opened) == 0;
    const int problem = errno;
    if (opened >= 0) close(opened);
    if (!synced) throw std::system_error(problem, std::generic_category(), file.string());
}

}  // namespace

result<void> backup_database(const fs::path& from, const fs::path& to) {
    if (!fs::is_regular_file(from)) return fail(errc::not_found, from.string());
    if (fs::exists(to)) return fail(errc::conflict, to.string() + " is there already");
    const fs::path partial = to.string() + ".partial";
    std::error_code ignored;
    fs::remove(partial, ignored);
    try {
        auto copied = copy_and_check(from, partial);
        if (copied.has_value()) {
            sync(partial);
            fs::rename(partial, to);
            sync(fs::absolute(to).parent_path());
            return {};
        }
        fs::remove(partial, ignored);
        return copied;
    } catch (const sqlite::failure& failed) {
        fs::remove(partial, ignored);
        return sqlite::to_error(failed);
    } catch (const std::system_error& failed) {
        fs::remove(partial, ignored);
        return fail(errc::disk_full, failed.what());
    }
}

}  // namespace lotsen

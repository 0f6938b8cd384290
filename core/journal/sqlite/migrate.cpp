#include "core/journal/sqlite/migrate.hpp"

#include "core/base/log.hpp"

namespace lotsen::sqlite {
namespace {

result<void> apply(connection& on, const migration& step) {
    try {
        transaction whole(on);
        on.execute(step.sql);
        if (sqlite3_get_autocommit(on.get()) != 0)
            return fail(errc::invalid, step.name + ".sql: ends the transaction it runs in");
        on.execute("PRAGMA user_version = " + std::to_string(step.number));
        whole.commit();
    } catch (const failure& failed) {
        auto problem = to_error(failed);
        if (problem.code == errc::internal || problem.code == errc::conflict)
            problem.code = errc::invalid;
        problem.detail = step.name + ".sql: " + problem.detail;
        return problem;
    }
    log(level::info, "journal.migrated", {{"migration", step.name}});
    return {};
}

}  // namespace

result<void> migrate(connection& on, const std::vector<migration>& all) try {
    const auto present = on.integer("PRAGMA user_version");
    const auto known = static_cast<std::int64_t>(all.size());
    if (present > known)
        return fail(
            errc::invalid,
            "the database is at migration " + std::to_string(present) + ", this program knows " +
                std::to_string(known) + ": it was made by a newer one"
        );
    for (const auto& step : all) {
        if (step.number <= present) continue;
        if (auto done = apply(on, step); done.has_error()) return done;
    }
    return {};
} catch (const failure& failed) {
    return to_error(failed);
}

}  // namespace lotsen::sqlite

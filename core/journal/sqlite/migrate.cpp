#include "core/journal/sqlite/migrate.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "core/base/log.hpp"

namespace lotsen::sqlite {
namespace {

int number_of(std::string_view name) {
    int number = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool named = problem == std::errc() && end != name.data() + name.size() && *end == '_';
    return named ? number : 0;
}

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

result<std::vector<migration>> read_migrations(const std::filesystem::path& folder) {
    std::vector<migration> all;
    if (!std::filesystem::is_directory(folder)) return all;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".sql") continue;
        const auto name = file.path().stem().string();
        std::ifstream stream(file.path(), std::ios::binary);
        all.push_back(
            {number_of(name), name, std::string(std::istreambuf_iterator<char>(stream), {})}
        );
        if (!stream) return fail(errc::invalid, file.path().string() + ": cannot be read");
    }
    std::sort(all.begin(), all.end(), [](const migration& left, const migration& right) {
        return left.number < right.number;
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].number != static_cast<int>(i) + 1)
            return fail(
                errc::invalid,
                (folder / all[i].name).string() + ".sql: expected number " + std::to_string(i + 1) +
                    " (files are named 0001_name.sql, 0002_name.sql ...)"
            );
    }
    return all;
}

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

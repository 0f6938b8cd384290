#include "core/journal/migration_files.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

namespace lotsen {
namespace {

int number_of(std::string_view name) {
    int number = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool named = problem == std::errc() && end != name.data() + name.size() && *end == '_';
    return named ? number : 0;
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

}  // namespace lotsen

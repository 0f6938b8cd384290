#include <filesystem>
#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/person/backups.hpp"
#include "core/journal/sqlite/backup.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

/// A folder inside the backup that is complete or not there: written beside it, then renamed.
std::string folder_of(const options::variables_map& parsed) {
    if (!parsed.contains("folder")) throw wrong_use{"which folder?"};
    return parsed["folder"].as<std::string>();
}

options::options_description known_options() {
    auto known = common_options();
    known.add_options()("folder", options::value<std::string>(), "the backup");
    return known;
}

options::positional_options_description folder_position() {
    options::positional_options_description positional;
    positional.add("folder", 1);
    return positional;
}

bool is_database(const fs::path& file) {
    return file.extension() == ".sqlite";
}

}  // namespace

/// Every database by SQLite's own backup, while the service runs; photos and other files by copy.
int backup_command(const command_line& given) {
    const auto parsed = parse(given, known_options(), folder_position());
    const auto settings = settings_of(given, parsed);
    const fs::path target = folder_of(parsed);
    if (fs::exists(target)) throw std::runtime_error(target.string() + " is there already");
    const fs::path partial = target.string() + ".partial";
    fs::remove_all(partial);
    for (const auto& entry : fs::recursive_directory_iterator(settings.data)) {
        if (!entry.is_regular_file()) continue;
        const auto& file = entry.path();
        const auto name = file.filename().string();
        if (name.ends_with("-wal") || name.ends_with("-shm")) continue;
        const auto to = partial / fs::relative(file, settings.data);
        if (to.string().find("/models/") != std::string::npos) continue;
        fs::create_directories(to.parent_path());
        if (!is_database(file))
            fs::copy_file(file, to);
        else if (auto done = backup_database(file, to); done.has_error())
            throw std::runtime_error(file.string() + ": " + done.error().detail);
    }
    fs::permissions(partial, fs::perms::owner_all);
    fs::rename(partial, target);
    note_backup(settings.data, target, system_clock().now());
    std::cout << "backed up to " << target.string() << '\n';
    return 0;
}

int restore_command(const command_line& given) {
    const auto parsed = parse(given, known_options(), folder_position());
    const auto settings = settings_of(given, parsed);
    const fs::path source = folder_of(parsed);
    if (!fs::is_directory(source)) throw std::runtime_error("no backup at " + source.string());
    if (fs::exists(settings.data))
        throw std::runtime_error(
            settings.data.string() + " is there: stop the service and move it away first"
        );
    fs::copy(source, settings.data, fs::copy_options::recursive);
    std::cout << "restored to " << settings.data.string() << '\n';
    return 0;
}

}  // namespace lotsen

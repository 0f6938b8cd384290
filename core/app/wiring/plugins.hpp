// Starting the plugins with what core lends them.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "core/app/config/config.hpp"
#include "core/app/wiring/content.hpp"
#include "core/host/host.hpp"
#include "core/plugin/services.hpp"

namespace lotsen {

/// Every plugin, or only the one named; each with its database below data/plugins. Everything given
/// must outlive the host. Throws std::runtime_error naming the plugin that cannot start.
std::unique_ptr<host> start_plugins(
    const config& settings,
    const content& loaded,
    const clock& now,
    random_source& random,
    std::string_view only = {}
);

/// Every plugin, beside a service that may be running: for calls, while jobs, letters and reloads
/// are the service's. Throws likewise.
std::unique_ptr<host> start_plugins_beside(
    const config& settings, const content& loaded, const clock& now, random_source& random
);

/// The database in which core keeps a plugin's pairs, jobs and letters; not there for every plugin.
std::filesystem::path store_file_of(const config& settings, std::string_view plugin);
/// Errors: as make_plugin_database.
result<std::unique_ptr<database>> open_plugin_store(
    const config& settings, std::string_view plugin
);

/// The plugin's own database where core reaches it in its stead: in PostgreSQL, or the file of an
/// executable, beside the plugin's folder, since its process may write to that. Where the manifest
/// declares none, each of its statements is refused (not_allowed). Errors: invalid (the
/// configuration has no word of where PostgreSQL is), and as make_plugin_database and
/// make_postgres_plugin_database.
result<std::unique_ptr<database>> open_lent_database(
    const config& settings, const manifest& declared
);

}  // namespace lotsen

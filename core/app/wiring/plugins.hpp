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

}  // namespace lotsen

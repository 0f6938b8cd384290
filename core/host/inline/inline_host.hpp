// Plugins, each on a thread of its own in this process, none able to hold up another. One that runs
// elsewhere is a remote_plugin here.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/limits.hpp"
#include "core/host/host.hpp"
#include "core/host/process/remote_plugin.hpp"
#include "core/plugin/plugin.hpp"

namespace lotsen {

/// Everything but a plugin's own database and options is shared by all. References outlive the
/// host.
struct host_environment {
    const clock& now;
    const time_zone& zone;
    random_source& random;
    const geocoder& places;
    const limits& named;
    std::string municipality;
    bool demo = false;
    std::string (*fold)(std::string_view text) = nullptr;
    /// Opens (and brings up to date) the database of one plugin.
    std::function<result<std::unique_ptr<database>>(const manifest&)> open_database;
    std::map<std::string, json::object, std::less<>> options;  // by plugin id
    /// Opens the database in which core keeps a plugin's pairs, jobs and letters (core/host/lent).
    /// Empty: no plugin may declare any of them.
    std::function<result<std::unique_ptr<database>>(const manifest&)> open_store = {};
    /// A folder for the plugin's own files, there.
    std::function<std::string(const manifest&)> data_folder = {};
    /// HTTP for a plugin that declares "http" or "outbox".
    std::function<std::shared_ptr<http_client>(const manifest&)> make_http = {};
    /// A message of the plugin's catalogue.
    std::function<std::string(std::string_view plugin, std::string_view locale, const message&)>
        text_of = {};
    /// How the process of a plugin is run; empty: none can be replaced.
    std::function<remote_settings(const manifest&)> process_of = {};
    /// False beside a service that runs: jobs, letters and reloads are that one's.
    bool carries = true;
};

/// A plugin to run: what it declares and the thing itself.
struct loaded_plugin {
    manifest declared;
    std::unique_ptr<plugin> module;
};

/// Starts every plugin. Errors: invalid (options), unavailable (a plugin cannot start), and what
/// opening its database gives; the detail names the plugin.
result<std::unique_ptr<host>> make_inline_host(
    std::vector<loaded_plugin> plugins, host_environment environment
);

}  // namespace lotsen

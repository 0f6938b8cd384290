// What an operator sets: a JSON file (comments allowed), then the command line over it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/limits.hpp"
#include "core/base/result.hpp"

namespace lotsen {

struct municipality {
    std::string name = "Solna";
    std::string phone = "08-746 10 00";
    std::string website = "solna.se";
    std::string time_zone = "Europe/Stockholm";
};

struct tls_files {
    std::filesystem::path certificate;  // PEM, the chain
    std::filesystem::path key;          // PEM
};

struct config {
    lotsen::municipality municipality;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::filesystem::path data = "data";
    std::filesystem::path models;   // where what was trained is kept; empty: data/models
    std::filesystem::path web;      // the built pages
    std::filesystem::path plugins;  // folders of plugins
    std::filesystem::path locales;
    std::filesystem::path content;             // core's own examples, phrases and gazetteer: core/
    unsigned threads = 0;                      // 0: one a core
    bool demo = false;                         // fill an empty data folder with labelled examples
    std::vector<std::string> origins;          // other sites that may embed the widget
    std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For is believed
    std::optional<tls_files> tls;
    std::vector<std::string> tiles;  // "plugin.intent", see dialogue/tiles.hpp
    std::map<std::string, json::object, std::less<>> plugin_options;
    /// Where those find their schema whose database is PostgreSQL: by id, as libpq reads it.
    std::map<std::string, std::string, std::less<>> plugin_databases;
    /// Runs a plugin in a process of its own; empty: all run in this one, and none may be an
    /// executable.
    std::filesystem::path plugin_program;
    bool inline_plugins = false;
    std::map<std::string, bool, std::less<>> inline_by_plugin;  // instead, by id
    lotsen::limits limits;
};

/// The folders are found beside the program: build/lotsen serves build/web, build/plugins, locales,
/// core.
config default_config(const std::filesystem::path& program);

/// Lays the file over `base`. Errors: not_found, not_json, invalid (every problem, one a line, as
/// "file: member: what"). An unknown member is a problem.
result<config> read_config(const std::filesystem::path& file, config base);

/// "127.0.0.1:8080", "[::1]:8080". Errors: invalid.
result<std::pair<std::string, std::uint16_t>> parse_listen(std::string_view text);

}  // namespace lotsen

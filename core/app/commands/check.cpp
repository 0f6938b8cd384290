#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/wiring/content.hpp"
#include "core/dialogue/tiles.hpp"
#include "core/host/module.hpp"
#include "core/host/options.hpp"
#include "core/text/time_zone.hpp"

namespace lotsen {
namespace {

class findings {
  public:
    void add(std::string_view what) {
        ++count_;
        std::cout << what << (what.ends_with('\n') ? "" : "\n");
    }
    int count() const { return count_; }

  private:
    int count_ = 0;
};

/// What is wrong with the module or the executable; empty where it can be started.
std::string problem_of_program(const manifest& declared) {
    if (declared.executable.empty()) {
        const auto module = load_module(declared);
        return module.has_error() ? module.error().detail : std::string();
    }
    const auto file = (declared.folder / declared.executable).string();
    return access(file.c_str(), X_OK) == 0 ? std::string() : file + ": cannot be started";
}

std::vector<manifest> check_plugins(const config& settings, findings& found) {
    std::vector<manifest> sound;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(settings.plugins, missing)) {
        if (!std::filesystem::exists(entry.path() / "manifest.json")) continue;
        auto declared = read_manifest(entry.path());
        if (declared.has_error()) {
            found.add(declared.error().detail);
            continue;
        }
        if (const auto problem = problem_of_program(*declared); !problem.empty())
            found.add(problem);
        const auto chosen = settings.plugin_options.find(declared->id);
        const auto& options =
            chosen == settings.plugin_options.end() ? json::object() : chosen->second;
        if (auto fit = check_options(declared->options_schema, options); fit.has_error())
            found.add(declared->id + ": " + fit.error().detail);
        if (declared->database == database_kind::postgresql &&
            !settings.plugin_databases.contains(declared->id))
            found.add(declared->id + ": plugin_databases does not say where its PostgreSQL is");
        sound.push_back(std::move(*declared));
    }
    if (missing) found.add("no folder of plugins at " + settings.plugins.string());
    return sound;
}

void check_catalogues(
    const config& settings, const std::vector<manifest>& plugins, findings& found
) {
    auto zone = make_time_zone(settings.municipality.time_zone);
    if (zone.has_error()) {
        found.add(zone.error().detail);
        return;
    }
    const auto texts = catalogue::load(catalogue_sources(settings, plugins), *zone);
    if (texts.has_error()) {
        found.add(texts.error().detail);
        return;
    }
    for (const auto& each : (*texts)->problems())
        found.add(each.file + ": " + each.id + ": " + each.what);
}

/// What a served language is understood by, and what it is answered with, where others are.
void check_languages(
    const config& settings, const std::vector<manifest>& plugins, findings& found
) {
    const auto read = read_json(settings.locales / "locales.json");
    if (read.has_error() || !read->is_array()) return;  // the catalogues' finding
    const auto understanding = settings.content / "understanding";
    std::vector<std::pair<std::filesystem::path, std::string>> needed{
        {understanding / "examples", ".json"},
        {understanding / "urgency", ".json"},
        {understanding / "entities" / "words", ".txt"},
        {settings.content / "dialogue" / "acts", ".json"}};
    for (const auto& each : plugins) {
        for (const auto* part : {"examples", "answers"})
            if (std::filesystem::exists(each.folder / part / "sv.json"))
                needed.emplace_back(each.folder / part, ".json");
    }
    for (const auto& one : read->get_array()) {
        const std::string tag(one.is_object() ? text_at(one.get_object(), "tag") : "");
        // Easy Swedish is understood as Swedish.
        if (tag.empty() || tag.find("-x-") != tag.npos) continue;
        for (const auto& [folder, ending] : needed) {
            const auto file = folder / (tag + ending);
            if (!std::filesystem::exists(file))
                found.add(file.string() + ": missing, and " + tag + " is served");
        }
    }
}

void check_tiles(const config& settings, const std::vector<manifest>& plugins, findings& found) {
    const auto shown = shown_tiles(declared_tiles(plugins), settings.tiles);
    if (shown.has_error()) found.add(shown.error().detail);
}

void check_files(const config& settings, findings& found) {
    if (!std::filesystem::exists(settings.web / "index.html"))
        found.add("no built pages at " + settings.web.string());
    if (!settings.tls) return;
    for (const auto& file : {settings.tls->certificate, settings.tls->key}) {
        if (!std::filesystem::exists(file)) found.add("cannot read " + file.string());
    }
}

}  // namespace

int check_command(const command_line& given) {
    const auto parsed = parse(given, common_options());
    const auto settings = settings_of(given, parsed);
    findings found;
    const auto plugins = check_plugins(settings, found);
    check_catalogues(settings, plugins, found);
    check_languages(settings, plugins, found);
    check_tiles(settings, plugins, found);
    check_files(settings, found);
    if (found.count() == 0) {
        if (auto loaded = load_content(settings); loaded.has_error())
            found.add(loaded.error().detail);
    }
    if (found.count() == 0) std::cout << "All is well.\n";
    return found.count() == 0 ? 0 : 1;
}

}  // namespace lotsen

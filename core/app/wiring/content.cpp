#include "core/app/wiring/content.hpp"

#include <algorithm>
#include <chrono>

#include "core/app/wiring/places.hpp"
#include "core/dialogue/tiles.hpp"
#include "core/text/normalise.hpp"
#include "core/text/time_zone.hpp"
#include "core/understanding/reader.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

fs::path learning_folder(const config& settings) {
    return settings.data / "learning";
}

reader_sources sources_of(
    const config& settings, const std::vector<manifest>& plugins, const content& made
) {
    reader_sources from;
    from.core = settings.content;
    for (const auto& each : plugins)
        from.plugins.push_back({each.id, each.folder});
    from.locales = made.texts->locales();
    from.models = settings.models.empty() ? settings.data / "models" : settings.models;
    from.zone = made.zone;
    from.catalogues = settings.locales;
    const learned_versions learned(learning_folder(settings));
    from.learned = learned.path_of(learned.current());
    return from;
}

}  // namespace

fs::path places_file(const config& settings) {
    return settings.content / "understanding" / "places" / "solna.json";
}

learner make_learner(const config& settings, const content& loaded) {
    return {
        loaded.sources,
        learning_folder(settings),
        settings.content.parent_path() / "tests" / "understanding"};
}

result<std::vector<manifest>> read_manifests(const fs::path& plugins) {
    std::vector<fs::path> folders;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(plugins, missing)) {
        if (fs::exists(entry.path() / "manifest.json")) folders.push_back(entry.path());
    }
    if (missing) return fail(errc::not_found, "no folder of plugins at " + plugins.string());
    std::sort(folders.begin(), folders.end());
    std::vector<manifest> all;
    for (const auto& folder : folders) {
        auto declared = read_manifest(folder);
        if (declared.has_error()) return declared.error();
        all.push_back(std::move(*declared));
    }
    return all;
}

std::vector<catalogue::source> catalogue_sources(
    const config& settings, const std::vector<manifest>& plugins
) {
    std::vector<catalogue::source> all;
    for (const auto* domain : {"core", "widget", "kiosk", "desk"})
        all.push_back({domain, settings.locales});
    for (const auto& each : plugins)
        all.push_back({each.id, each.folder / "messages"});
    return all;
}

result<content> load_content(const config& settings) {
    auto plugins = read_manifests(settings.plugins);
    if (plugins.has_error()) return plugins.error();
    return load_content(settings, std::move(*plugins));
}

result<content> load_declared(const config& settings) {
    auto plugins = read_manifests(settings.plugins);
    if (plugins.has_error()) return plugins.error();
    return load_declared(settings, std::move(*plugins));
}

result<content> load_declared(const config& settings, std::vector<manifest> plugins) {
    content made;
    auto zone = make_time_zone(settings.municipality.time_zone);
    if (zone.has_error()) return zone.error();
    made.zone = *zone;
    made.plugins = std::move(plugins);
    auto texts = catalogue::load(catalogue_sources(settings, made.plugins), made.zone);
    if (texts.has_error()) return texts.error();
    made.texts = std::move(*texts);
    auto places = load_geocoder(places_file(settings));
    if (places.has_error()) return places.error();
    made.places = std::move(*places);
    return made;
}

result<content> load_content(const config& settings, std::vector<manifest> plugins) {
    auto declared = load_declared(settings, std::move(plugins));
    if (declared.has_error()) return declared.error();
    auto made = std::move(*declared);
    made.sources = sources_of(settings, made.plugins, made);
    auto understanding = make_reader(made.sources);
    if (understanding.has_error()) return understanding.error();
    made.understanding = std::move(*understanding);
    if (auto shown = shown_tiles(declared_tiles(made.plugins), settings.tiles); shown.has_error())
        return shown.error();
    const auto& city = settings.municipality;
    made.dialogue = make_dialogue(
        made.plugins,
        made.texts,
        {city.phone,
         city.website,
         city.name,
         made.texts->locales().front(),
         settings.tiles,
         std::chrono::ceil<std::chrono::days>(settings.limits.conversation_kept).count()}
    );
    return made;
}

}  // namespace lotsen

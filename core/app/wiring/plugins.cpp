#include "core/app/wiring/plugins.hpp"

#include <stdexcept>

#include "core/host/inline/inline_host.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"

namespace lotsen {

std::unique_ptr<host> start_plugins(
    const config& settings,
    const content& loaded,
    const clock& now,
    random_source& random,
    std::string_view only
) {
    auto found = load_plugins(settings.plugins);
    if (found.has_error()) throw std::runtime_error(found.error().detail);
    if (!only.empty())
        std::erase_if(*found, [&](const loaded_plugin& each) { return each.declared.id != only; });
    const auto folder = settings.data / "plugins";
    std::filesystem::create_directories(folder);
    const auto open = [folder](const manifest& declared) {
        return make_plugin_database(folder / (declared.id + ".sqlite"), declared.folder, fold);
    };
    host_environment environment{
        now,
        *loaded.zone,
        random,
        *loaded.places,
        settings.limits,
        settings.municipality.name,
        settings.demo,
        fold,
        open,
        settings.plugin_options};
    auto started = make_inline_host(std::move(*found), std::move(environment));
    if (started.has_error()) throw std::runtime_error(started.error().detail);
    return std::move(*started);
}

}  // namespace lotsen

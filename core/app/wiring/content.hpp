// What is the same for every conversation, and changes only as a whole (reloader.hpp): words,
// plugins' declarations, understanding, dialogue. Everything that `ask` and `check` need, without a
// journal.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/app/config/config.hpp"
#include "core/app/learning/learner.hpp"
#include "core/base/clock.hpp"
#include "core/dialogue/dialogue.hpp"
#include "core/plugin/manifest.hpp"
#include "core/plugin/services.hpp"
#include "core/text/catalogue.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

struct content {
    std::shared_ptr<const time_zone> zone;
    std::shared_ptr<const catalogue> texts;
    std::vector<manifest> plugins;
    std::unique_ptr<geocoder> places;
    reader_sources sources;  // of `understanding`
    std::unique_ptr<reader> understanding;
    std::unique_ptr<lotsen::dialogue> dialogue;
};

/// Reads everything; the intent model comes from data/models or is trained and kept there. Errors:
/// the first that is wrong, with file and line; `lotsen check` tells all.
result<content> load_content(const config& settings);

/// Likewise, with these plugins and no others, wherever their folders are.
result<content> load_content(const config& settings, std::vector<manifest> plugins);

/// What plugins are started with, and nothing more: no understanding, no dialogue. Errors:
/// likewise.
result<content> load_declared(const config& settings);
result<content> load_declared(const config& settings, std::vector<manifest> plugins);

/// Where the municipality's places stand.
std::filesystem::path places_file(const config& settings);

/// What learns from the editors' files in data/learning, on top of this content.
learner make_learner(const config& settings, const content& loaded);

/// Manifests of every folder below `plugins`, by id. Errors: as read_manifest.
result<std::vector<manifest>> read_manifests(const std::filesystem::path& plugins);

/// Where the catalogue's words stand: core's and the pages' by locale, each plugin's in its folder.
std::vector<catalogue::source> catalogue_sources(
    const config& settings, const std::vector<manifest>& plugins
);

}  // namespace lotsen

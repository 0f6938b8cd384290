// The starting tiles: what a resident can begin with instead of writing.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen {

/// An intent that its plugin wants shown at the start.
struct tile {
    std::string plugin;
    std::string intent;
    std::string label;  // message id of the plugin
    std::string icon;   // may be empty
};

/// Of all plugins, in the order of the manifests.
std::vector<tile> declared_tiles(const std::vector<manifest>& plugins);

/// Places in `declared`, in the order they are shown. `wished` is the municipality's own order,
/// "plugin.intent" each: what it does not name is not shown; empty shows all as declared. Errors:
/// invalid; each name that is no declared tile or comes twice, one a line.
result<std::vector<std::size_t>> shown_tiles(
    const std::vector<tile>& declared, const std::vector<std::string>& wished
);

}  // namespace lotsen

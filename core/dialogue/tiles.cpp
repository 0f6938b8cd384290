#include "core/dialogue/tiles.hpp"

#include <algorithm>
#include <numeric>

namespace lotsen {

std::vector<tile> declared_tiles(const std::vector<manifest>& plugins) {
    std::vector<tile> all;
    for (const auto& each : plugins)
        for (const auto& intent : each.intents)
            if (intent.tile) all.push_back({each.id, intent.name, intent.label, intent.icon});
    return all;
}

result<std::vector<std::size_t>> shown_tiles(
    const std::vector<tile>& declared, const std::vector<std::string>& wished
) {
    std::vector<std::size_t> shown;
    if (wished.empty()) {
        shown.resize(declared.size());
        std::iota(shown.begin(), shown.end(), std::size_t{0});
        return shown;
    }
    std::string problems;
    for (const auto& name : wished) {
        const auto found = std::ranges::find_if(declared, [&](const tile& each) {
            return each.plugin + "." + each.intent == name;
        });
        const auto place = static_cast<std::size_t>(found - declared.begin());
        if (found == declared.end())
            problems += "tiles: no plugin declares a tile " + name + "\n";
        else if (std::ranges::find(shown, place) != shown.end())
            problems += "tiles: " + name + " comes twice\n";
        else
            shown.push_back(place);
    }
    if (!problems.empty()) return fail(errc::invalid, problems);
    return shown;
}

}  // namespace lotsen

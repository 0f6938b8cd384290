#include "core/host/host.hpp"

#include <algorithm>

namespace lotsen {

const manifest* host::find(std::string_view plugin) const {
    const auto& all = manifests();
    const auto found = std::find_if(all.begin(), all.end(), [&](const manifest& each) {
        return each.id == plugin;
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace lotsen

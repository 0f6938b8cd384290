#include "core/host/host.hpp"

#include <algorithm>

namespace lotsen {

std::shared_ptr<const manifest> host::find(std::string_view plugin) const {
    const auto all = manifests();
    const auto found = std::ranges::find(*all, plugin, &manifest::id);
    if (found == all->end()) return nullptr;
    return {all, &*found};
}

}  // namespace lotsen

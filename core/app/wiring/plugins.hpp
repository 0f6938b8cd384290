// Starting the plugins with what core lends them.
#pragma once

#include <memory>
#include <string_view>

#include "core/app/config/config.hpp"
#include "core/app/wiring/content.hpp"
#include "core/host/host.hpp"

namespace lotsen {

/// Every plugin, or only the one named; each with its database below data/plugins. Everything given
/// must outlive the host. Throws std::runtime_error naming the plugin that cannot start.
std::unique_ptr<host> start_plugins(
    const config& settings,
    const content& loaded,
    const clock& now,
    random_source& random,
    std::string_view only = {}
);

}  // namespace lotsen

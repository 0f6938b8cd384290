// HTTP for a plugin (core/plugin/lent.hpp), to the hosts that its manifest names and to no others.
#pragma once

#include <memory>

#include "core/base/limits.hpp"
#include "core/net/resolve.hpp"
#include "core/plugin/lent.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen {

/// Thread-safe. The references must outlive it.
std::unique_ptr<http_client> make_plugin_http(
    const manifest& declared, const limits& named, net::look_up by = net::look_up_by_system
);

}  // namespace lotsen

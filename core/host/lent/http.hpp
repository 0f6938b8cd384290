// HTTP for a plugin, to the hosts that its manifest names and to no others.
#pragma once

#include <memory>

#include "core/base/limits.hpp"
#include "core/plugin/lent.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen {

/// Thread-safe; `send` waits on the calling thread, a connection each. TLS 1.2 at least;
/// certificates of the machine's authorities, for the host's name. The references must outlive it.
std::unique_ptr<http_client> make_http_client(const manifest& declared, const limits& named);

}  // namespace lotsen

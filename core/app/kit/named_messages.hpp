// The texts that a manifest names.
#pragma once

#include <set>
#include <string>

#include "core/plugin/manifest.hpp"

namespace lotsen {

/// Ids of the plugin's own catalogue.
std::set<std::string> named_messages(const manifest& declared);

}  // namespace lotsen

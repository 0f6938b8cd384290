// A plugin tried by itself: with core, and no other plugin.
#pragma once

#include "core/app/config/config.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen {

/// `base` for that: a model of its own, kept below `base.data` so that the next start is quick; no
/// tiles of plugins that are not there; and a process of its own, since a crash is the plugin's and
/// a module that this process has loaded stays.
config settings_alone(config base, const manifest& of);

}  // namespace lotsen

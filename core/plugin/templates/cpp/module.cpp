#include "plugins/plugin_name/plugin.hpp"

LOTSEN_PLUGIN(lotsen::plugin_name_plugin::tool_library)

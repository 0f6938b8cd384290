#include "core/app/kit/alone.hpp"

namespace lotsen {

config settings_alone(config base, const manifest& of) {
    if (base.models.empty()) base.models = base.data / "models" / of.id;
    base.tiles.clear();
    base.inline_plugins = false;
    base.inline_by_plugin.clear();
    return base;
}

}  // namespace lotsen

// What `lotsen plugin` can do, one file each. The arguments are those behind the word.
#pragma once

#include "core/app/commands/command.hpp"

namespace lotsen {

/// Asks the running service to take a plugin's folder anew, and waits for what came of it.
int plugin_reload(const command_line& given);

}  // namespace lotsen

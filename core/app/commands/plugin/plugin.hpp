// What `lotsen plugin` can do, one file each. The arguments are those behind the word.
#pragma once

#include "core/app/commands/command.hpp"

namespace lotsen {

/// Begins a plugin: a folder that works, made from a template.
int plugin_new(const command_line& given);
/// A conversation in the terminal with one plugin, which follows every change of its folder.
int plugin_dev(const command_line& given);
/// Asks the running service to take a plugin's folder anew, and waits for what came of it.
int plugin_reload(const command_line& given);

}  // namespace lotsen

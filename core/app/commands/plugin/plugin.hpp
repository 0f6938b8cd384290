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

/// Tries a plugin: its texts, options, transcripts, and every repair at every question.
int plugin_test(const command_line& given);
/// Ends, delays and garbles it at every call, and looks at what the resident is told.
int plugin_chaos(const command_line& given);

}  // namespace lotsen

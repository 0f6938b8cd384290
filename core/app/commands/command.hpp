// The program's commands: one file each.
#pragma once

#include <string>
#include <vector>

namespace lotsen {

/// What follows the command's name, and where the program itself is.
struct command_line {
    std::string program;
    std::vector<std::string> arguments;
};

// Each returns the exit code: 0 done, 1 failed (the reason is on standard error), 2 wrong use.
int serve_command(const command_line& given);
int ask_command(const command_line& given);
int chat_command(const command_line& given);
int evaluate_command(const command_line& given);
int learn_command(const command_line& given);
int import_command(const command_line& given);
int plugin_command(const command_line& given);
int staff_command(const command_line& given);
int check_command(const command_line& given);
int backup_command(const command_line& given);
int restore_command(const command_line& given);
int export_command(const command_line& given);
int erase_command(const command_line& given);

/// Thrown by commands for wrong use; main prints it with the usage and exits with 2.
struct wrong_use {
    std::string what;
};

}  // namespace lotsen

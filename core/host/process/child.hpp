// A plugin's process: started with a socket and little else, watched, ended.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/base/result.hpp"
#include "core/host/process/channel.hpp"

namespace lotsen {

/// The descriptor that a plugin's process finds its socket at; LOTSEN_PLUGIN_FD says so too.
inline constexpr int plugin_socket = 3;

struct child_command {
    std::string name;  // of the plugin, in the log
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::filesystem::path folder;  // where it runs
    std::size_t most_message_bytes = 0;
    std::filesystem::path temporary = {};  // for its temporary files; empty: the system's
};

/// What the process writes to its standard output and error becomes log lines (plugin.said), at
/// most `most_lines` a second; a line of our own log keeps its event and level. Its environment has
/// PATH, HOME (its folder), LANG, TMPDIR and LOTSEN_PLUGIN_FD.
class child {
  public:
    static constexpr std::size_t most_lines = 50;
    static constexpr std::size_t most_line_bytes = 1000;

    /// Errors: unavailable (it cannot be started).
    static result<std::unique_ptr<child>> start(const child_command& command);
    child(const child&) = delete;
    child& operator=(const child&) = delete;
    /// Ends it at once.
    ~child();

    message_channel& channel() { return channel_; }
    int process() const { return process_; }
    bool has_ended() const;
    /// What counts against its RLIMIT_DATA, by /proc/N/statm; 0 where that cannot be read.
    std::size_t data_bytes() const;
    /// Waits until it has ended by itself, then ends it. How it ended: "exit 0", "signal 9".
    std::string end(std::chrono::milliseconds patience);

  private:
    child(std::string name, int process, int watch, int socket, int said, std::size_t most);
    void log_lines(int said) const;

    const std::string name_;
    int process_;
    int watch_;  // pidfd: no other process can come to have its number meanwhile
    message_channel channel_;
    std::thread lines_;
};

}  // namespace lotsen

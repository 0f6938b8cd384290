// What is counted of a plugin, for /metrics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace lotsen {

struct letter_counts {
    std::size_t waiting = 0;  // to be delivered, now or later
    std::size_t dead = 0;     // nobody took them, and they wait for a supervisor
};

/// Counters begin anew with the service, and where the plugin is reloaded.
struct plugin_counts {
    std::string plugin;
    bool up = false;                           // its process runs, or it runs in the service's own
    std::uint64_t restarts = 0;                // of a process that had ended
    std::optional<std::uint64_t> failed_jobs;  // none where it keeps nothing
    std::optional<letter_counts> letters;      // likewise without an outbox
};

}  // namespace lotsen

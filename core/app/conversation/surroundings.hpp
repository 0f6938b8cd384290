// What every conversation works with, and whom it tells of a handover.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "core/base/clock.hpp"
#include "core/base/limits.hpp"
#include "core/dialogue/dialogue.hpp"
#include "core/handover/board.hpp"
#include "core/host/host.hpp"
#include "core/journal/journal.hpp"
#include "core/text/catalogue.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

/// Whoever keeps the board. Thread-safe, never blocks.
class handover_listener {
  public:
    virtual ~handover_listener() = default;
    virtual void entered(board_entry entry) = 0;
    virtual void accepted(std::string conversation, std::string agent) = 0;
    virtual void left(std::string conversation) = 0;
    /// A person can take over now: it is open and an agent is available.
    virtual bool staff_available() const = 0;
    /// The municipality's opening hours say open, whoever is there.
    virtual bool open_now() const = 0;
};

/// What is counted, for /metrics. Relaxed: each number stands for itself.
struct conversation_counters {
    std::atomic<std::uint64_t> messages{0};
    std::atomic<std::uint64_t> turns{0};
    std::atomic<std::uint64_t> stale_turns{0};
    std::atomic<std::uint64_t> plugin_failures{0};
    std::atomic<std::uint64_t> handovers{0};
    std::atomic<std::uint64_t> urgent{0};
    std::atomic<std::uint64_t> unclear{0};
    std::atomic<std::uint64_t> append_failures{0};
    std::atomic<std::int64_t> turns_under_way{0};
};

/// Shared by all conversations; outlives them.
struct surroundings {
    lotsen::journal& journal;
    const reader& understanding;
    const lotsen::dialogue& dialogue;
    lotsen::host& plugins;
    const catalogue& texts;
    const clock& now;
    const limits& named;
    handover_listener& desk;
    conversation_counters& counters;
};

}  // namespace lotsen

// What the log of a conversation is made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"

namespace lotsen {

enum class speaker { resident, bot, agent, system };
enum class event_kind { message, handover, case_opened, locale, closed };

/// One event of a conversation. Never changed once written.
struct event {
    std::int64_t seq = 0;  // 1, 2, 3 ... within the conversation, without gaps
    time_point at{};
    speaker from = speaker::system;
    event_kind kind = event_kind::message;
    /// The members of the wire event besides seq, at, from and kind, as the resident's socket sends
    /// them: a message's text, locale, plugin, intent, options, cards; a handover's state ... .
    /// Members whose name begins with "_" are for staff and are not sent to residents.
    json::object body;
};

/// Wire names: "resident", ...; "message", "handover", "case", "locale", "closed".
std::string_view to_string(speaker from) noexcept;
std::string_view to_string(event_kind kind) noexcept;

enum class owner_kind { bot, queue, agent };

/// Who answers in a conversation. Every change raises `epoch`; an append made under an older one is
/// refused, so that nobody speaks after being replaced.
struct ownership {
    owner_kind kind = owner_kind::bot;
    std::string name;  // the queue's name or the agent's account; empty for the bot
    std::int64_t epoch = 1;
};

std::string_view to_string(owner_kind kind) noexcept;

}  // namespace lotsen

// Whoever follows a conversation: a resident's socket, a staff member's desk.
#pragma once

#include <memory>
#include <string>

#include "core/base/errors.hpp"
#include "core/base/json.hpp"
#include "core/journal/event.hpp"
#include "core/journal/journal.hpp"

namespace lotsen {

/// An event of the log; its body is the text that is on disk.
struct logged_event {
    std::int64_t seq = 0;
    time_point at{};
    new_event what;
};

/// One event on its way out, made once for all who follow.
struct published {
    std::int64_t seq = 0;
    event_kind kind = event_kind::message;
    std::shared_ptr<const std::string> frame;    // as residents get it
    std::shared_ptr<const logged_event> logged;  // with what is for staff only

    /// The whole event, read from its text.
    lotsen::event event() const;
};

published publish(logged_event made);

/// Called on the conversation's executor. Must not block.
class subscriber {
  public:
    virtual ~subscriber() = default;
    virtual void deliver(const published& what) = 0;
    /// "bot", "agent" or "resident" is writing. Not logged.
    virtual void typing(speaker from) = 0;
    /// What was accepted could not be answered: the log refused (disk_full, ...).
    virtual void trouble(errc code) = 0;
};

/// The event as its frame: without members for staff where `for_staff` is false.
json::object to_wire(const event& shown, bool for_staff);

/// {"type":"event", ...}, as residents get it.
std::string event_frame(const logged_event& shown);

}  // namespace lotsen

#include "core/journal/event.hpp"

#include "core/journal/journal.hpp"

namespace lotsen {

new_event::new_event(const event& made)
    : from(made.from), kind(made.kind), body(json::serialize(made.body)) {}

event event_of(const new_event& written, std::int64_t seq, time_point at) {
    event made;
    made.seq = seq;
    made.at = at;
    made.from = written.from;
    made.kind = written.kind;
    auto read = parse_json(written.body, "event");
    if (read.has_value() && read->is_object()) made.body = std::move(read->get_object());
    return made;
}

std::string_view to_string(speaker from) noexcept {
    switch (from) {
        case speaker::resident:
            return "resident";
        case speaker::bot:
            return "bot";
        case speaker::agent:
            return "agent";
        case speaker::system:
            return "system";
    }
    return "system";
}

std::string_view to_string(event_kind kind) noexcept {
    switch (kind) {
        case event_kind::message:
            return "message";
        case event_kind::handover:
            return "handover";
        case event_kind::case_opened:
            return "case";
        case event_kind::locale:
            return "locale";
        case event_kind::closed:
            return "closed";
    }
    return "message";
}

std::string_view to_string(owner_kind kind) noexcept {
    switch (kind) {
        case owner_kind::bot:
            return "bot";
        case owner_kind::queue:
            return "queue";
        case owner_kind::agent:
            return "agent";
    }
    return "bot";
}

}  // namespace lotsen

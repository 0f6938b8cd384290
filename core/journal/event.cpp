#include "core/journal/event.hpp"

namespace lotsen {

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

#include "core/journal/staff_store.hpp"

namespace lotsen {

std::string_view to_string(role which) noexcept {
    switch (which) {
        case role::agent:
            return "agent";
        case role::editor:
            return "editor";
        case role::supervisor:
            return "supervisor";
    }
    return "agent";
}

std::optional<role> role_from(std::string_view name) noexcept {
    for (const auto which : {role::agent, role::editor, role::supervisor}) {
        if (to_string(which) == name) return which;
    }
    return std::nullopt;
}

}  // namespace lotsen

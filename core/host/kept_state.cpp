#include "core/host/kept_state.hpp"

#include <stdexcept>
#include <string>

#include "core/base/log.hpp"

namespace lotsen {

json::object state_to_keep(json::object state, std::string_view version) {
    if (state.empty() || version.empty()) return state;
    return {{"version", version}, {"state", std::move(state)}};
}

json::object state_for(
    std::string_view version, const json::object& kept, const migrate_state& migrate
) {
    if (kept.empty()) return {};
    const auto from = text_at(kept, "version");
    const auto* state = kept.if_contains("state");
    // Written before versions were kept.
    if (kept.size() != 2 || from.empty() || state == nullptr || !state->is_object()) return kept;
    if (from == version) return state->get_object();
    std::string problem;
    try {
        auto moved = migrate(from, state->get_object());
        if (moved.has_value()) return std::move(*moved);
        problem = moved.error().detail;
    } catch (const std::runtime_error& thrown) {
        problem = thrown.what();
    }
    log(level::error, "plugin.state_dropped", {{"from", from}, {"to", version}, {"why", problem}});
    return {};
}

}  // namespace lotsen

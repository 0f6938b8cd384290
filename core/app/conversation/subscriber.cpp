#include "core/app/conversation/subscriber.hpp"

namespace lotsen {

json::object to_wire(const event& shown, bool for_staff) {
    json::object wire;
    wire.reserve(shown.body.size() + 5);
    wire.emplace("type", "event");
    wire.emplace("seq", shown.seq);
    wire.emplace("at", to_rfc3339(shown.at));
    wire.emplace("from", to_string(shown.from));
    wire.emplace("kind", to_string(shown.kind));
    for (const auto& [key, value] : shown.body) {
        if (for_staff || !key.starts_with('_')) wire.emplace(key, value);
    }
    return wire;
}

std::shared_ptr<const std::string> event_frame(const event& shown) {
    return std::make_shared<const std::string>(json::serialize(to_wire(shown, false)));
}

}  // namespace lotsen

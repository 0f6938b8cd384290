// An understanding as `lotsen ask` prints it.
#pragma once

#include <string>
#include <string_view>

#include "core/understanding/understanding.hpp"

namespace lotsen {

/// {"text", "language", "plugin", "intent", "confidence", "urgent", "entities": [{"type", "value",
/// "begin", "end"}]} and more. The intent is what is answered first: core's emergency where there
/// is danger. Without any intent: core's "unclear", confidence 0. JSON text on one line, its
/// numbers plain decimals.
std::string to_json(const understanding& read);

/// "fire_or_injury"; "none" for none.
std::string_view to_string(danger kind) noexcept;
/// The kind of that name; none where there is none.
danger danger_named(std::string_view name) noexcept;

}  // namespace lotsen

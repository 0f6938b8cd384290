// An operator's options for a plugin, held against the JSON Schema the plugin declares.
#pragma once

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace lotsen {

/// JSON Schema draft 4, as RapidJSON validates it. Errors: invalid (which member, which rule).
result<void> check_options(const json::object& schema, const json::object& options);

}  // namespace lotsen

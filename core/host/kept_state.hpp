// A plugin's state of a conversation as core keeps it between turns: with the version that wrote
// it.
#pragma once

#include <functional>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace lotsen {

/// An empty one stays empty, and one of no version as it is.
json::object state_to_keep(json::object state, std::string_view version);

/// plugin::migrate_state, of a state that another version wrote.
using migrate_state =
    std::function<result<json::object>(std::string_view from, json::object state)>;

/// What is handed to a plugin of `version`. A state of another one is migrated first; one that
/// cannot be is dropped, and the plugin begins anew with that conversation.
json::object state_for(
    std::string_view version, const json::object& kept, const migrate_state& migrate
);

}  // namespace lotsen

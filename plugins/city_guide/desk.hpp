// The editors' views of the desk.
#pragma once

#include <string>

#include "core/plugin/turn.hpp"
#include "plugins/city_guide/store.hpp"

namespace lotsen::city_guide {

/// What a view works with; borrowed for one call.
struct desk_context {
    store& kept;
    const original_answers& originals;
    std::string today;
    int review_days = 0;
};

/// Each carries out the command and gives the view after it; an empty command reads. Errors:
/// invalid (detail: a message id), not_found, conflict, what `database::run` gives.

/// Commands: filter, edit, confirm, restore, add. Overdue answers come first.
result<json::value> answers_view(const desk_context& context, const desk_request& asked);
/// Command: set_fact; an empty value takes the particular away.
result<json::value> facts_view(const desk_context& context, const desk_request& asked);
/// Who changed what: reads only.
result<json::value> changes_view(const desk_context& context);

}  // namespace lotsen::city_guide

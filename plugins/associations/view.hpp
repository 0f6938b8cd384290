// The parts of a desk view as JSON; see "Settings and plugins' views" in core/app/PROTOCOL.md.
// Labels are message ids, which the app renders in the staff member's language.
#pragma once

#include <string>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen::associations::view {

json::object text(std::string_view message, json::object args = {});
json::object column(std::string_view name, std::string_view type = "text");

struct field {
    std::string name;
    std::string type = "text";
    bool required = false;
    std::vector<std::string> choices;  // labelled by the messages desk.choice.<value>
    json::value value;                 // what the field begins with
};

/// `scope`: view or row. Labelled by the message desk.command.<name>.
json::object command(
    std::string_view name,
    std::string_view scope,
    const std::vector<field>& fields = {},
    bool confirmed = false
);

json::value of(
    std::string_view title,
    std::vector<json::object> columns,
    json::array rows,
    std::vector<json::object> commands
);

}  // namespace lotsen::associations::view

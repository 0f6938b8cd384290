// ":name" in a query of a plugin becomes the "$1" that PostgreSQL knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen::postgres {

struct numbered_query {
    std::string sql;
    std::vector<std::string> names;  // of $1, $2 ...; each once
};

/// Not within texts ('...', E'...', $$...$$), quoted names, comments, and casts (a::text). Errors:
/// invalid ("$1" in the query itself, a text or comment without an end).
result<numbered_query> number_parameters(std::string_view sql);

}  // namespace lotsen::postgres

// A plugin's queries/*.sql: SQL with names, so that none is put together at run time.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen {

/// One query below its line "-- name: find_by_code", or "-- name: take !changes" where it must
/// change at least one row.
struct named_query {
    std::string name;
    std::string file;  // where it stands, with the line of its name: "queries/times.sql:12"
    std::string sql;
    bool must_change = false;
};

/// Those of every *.sql file of the folder; none where there is no such folder. Errors: invalid,
/// with file and line (SQL above the first name, a name that is none or used twice, an unknown
/// mark).
result<std::vector<named_query>> read_named_queries(const std::filesystem::path& folder);

}  // namespace lotsen

// Comma- or semicolon-separated text (RFC 4180): quoted fields, doubled quotes, line breaks within.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen::associations {

struct csv_row {
    std::size_t line = 0;  // of the file, from 1, where the row begins
    std::vector<std::string> fields;
};

/// Empty lines are passed over, a byte order mark is dropped; the delimiter is whichever of ; , and
/// tab the first line has most of. Errors: invalid; detail: the line from 1 that cannot be read (a
/// quote out of place or never closed, text that is not UTF-8).
result<std::vector<csv_row>> read_csv(std::string_view text);

}  // namespace lotsen::associations

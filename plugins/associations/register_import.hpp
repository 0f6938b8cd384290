// The register from a file the city owns: CSV with a line of headings.
#pragma once

#include <string>
#include <string_view>

#include "plugins/associations/register.hpp"

namespace lotsen::associations {

struct import_report {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t refused = 0;
    std::string
        refused_lines;  // "3 (organisationsnummer), 7 (namn)": line, heading or what is wrong
    std::size_t broken_line =
        0;  // not 0: the file cannot be read from here on, and nothing was changed
};

/// Headings may be Swedish or English, in any order; unknown ones are passed over. An association
/// is known again by its organisation number, or by its name where either side has no number. What
/// the file does not mention stays; lines that are wrong are refused one by one and the others
/// stored, all in one transaction. Example associations go when real ones come. Errors: invalid (a
/// message id: no heading for the name, too many lines), and what the database gives.
result<import_report> import_register(
    services& lent,
    const word_groups& groups,
    std::string_view csv,
    std::string_view staff,
    time_point now,
    bool demo = false
);

}  // namespace lotsen::associations

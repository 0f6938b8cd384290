// The register of associations, as it is stored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/services.hpp"
#include "core/plugin/word_groups.hpp"

namespace lotsen::associations {

struct association {
    std::int64_t id = 0;  // 0: not stored yet
    std::string name;
    std::string organisation_number;  // "802000-0009"; empty when not known
    std::string category;             // one of categories()
    std::string activities;           // what it does, in its own words
    std::string area;
    std::string contact;
    std::string email;
    std::string phone;
    std::string url;
    bool demo = false;
    std::string name_folded;
    std::string text_folded;

    bool operator==(const association&) const = default;
};

/// sports, culture, outdoor, youth, seniors, social, other. Labelled by the messages
/// category.<name>.
const std::vector<std::string>& categories();

association association_of(const json::object& row);

/// Fills in the folded texts, and the category where it is none of categories().
void prepare(association& one, const word_groups& groups, fold_function fold);

/// What is wrong with it, as a message id; empty when it can be stored. Mends what can be mended:
/// blanks around, an organisation number's hyphen, a web address without https://.
std::string problem_of(association& one);

/// The statement that stores it, new or changed.
statement put(const association& one, std::string_view staff, time_point now);

/// All of the register, by id. Throws where the database fails.
std::vector<association> read_register(database& from);

/// Runs a query that reads associations. Throws where the database fails.
std::vector<association> read_associations(database& from, statement query);

}  // namespace lotsen::associations

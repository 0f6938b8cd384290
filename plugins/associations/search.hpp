// Finding associations from what a resident wrote: the words of the sentence, the activity they
// mean in any language, and words that are nearly the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/associations/register.hpp"

namespace lotsen::associations {

struct search_wish {
    std::vector<std::string> words;  // folded, without those that say nothing
    std::vector<const word_meaning*> activities;
    bool empty() const { return words.empty() && activities.empty(); }
};

enum class fit {
    exact,  // what was asked for
    near,   // other associations of the same category
    none,
};

struct search_result {
    std::vector<association> list;  // best first
    fit how = fit::none;
};

search_wish read_wish(std::string_view text, const word_groups& groups, fold_function fold);

/// Throws where the database fails.
search_result search(database& from, const search_wish& wish);

/// Only those of this name, where there are any.
void keep_named(search_result& found, std::string_view name);

/// How well it fits: 0 not at all. See search.cpp for what counts.
double score(const association& one, const search_wish& wish);

}  // namespace lotsen::associations

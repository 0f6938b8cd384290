// Which of the words people write mean what: groups of stems in all languages, from
// answers/words.json, and answers/words/<tag>.json.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/stems.hpp"

namespace lotsen::youth_jobs {

/// Case, accents and letter variants folded away; see services::fold.
using fold_function = std::string (*)(std::string_view text);

/// A group of stems; where `search` is not empty, what to look for in Swedish ads instead.
struct word_group {
    std::vector<std::string> stems;
    std::vector<std::string> search;
};

/// Immutable after construction.
class word_groups {
  public:
    /// words.json of the folder, and each language's words/<tag>.json, which names what is there by
    /// a word of its search or its stems. Throws std::runtime_error where a file cannot be read.
    word_groups(const std::filesystem::path& folder, fold_function fold);

    /// Whether any word has a stem of the group.
    bool any(const std::vector<std::string>& words, std::string_view group) const;
    /// Whether this word is one of the group's, as a whole.
    bool exactly(std::string_view word, std::string_view group) const;
    /// The groups below "occupations" that any word belongs to.
    std::vector<const word_group*> occupations(const std::vector<std::string>& words) const;

  private:
    void add(const std::filesystem::path& file, fold_function fold);

    void add_group(std::string_view name, const std::vector<std::string>& stems);

    std::map<std::string, std::size_t, std::less<>> groups_;  // an owner in group_stems_ each
    stem_index group_stems_;
    std::vector<word_group> occupations_;
    stem_index occupation_stems_;
};

}  // namespace lotsen::youth_jobs

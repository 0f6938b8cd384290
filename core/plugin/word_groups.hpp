// What people's words mean to a plugin, in all languages: answers/words.json of its folder has the
// groups
// ("stop", "summer") and a list of meanings (activities, occupations), each with what to look for;
// answers/words/<tag>.json has the words of one more language for them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/stems.hpp"

namespace lotsen {

/// Case, accents and letter variants folded away; see services::fold.
using fold_function = std::string (*)(std::string_view text);

/// Something people look for. `search`: what it is called in the city's own data; empty where it is
/// the whole category.
struct word_meaning {
    std::string category;
    std::vector<std::string> search;
    std::vector<std::string> stems;
};

/// Immutable after construction.
class word_groups {
  public:
    /// Reads `folder`, with the meanings under the name `list`. A language's file names a meaning
    /// by a word of its search or its stems. Throws std::runtime_error where a file cannot be read.
    word_groups(const std::filesystem::path& folder, std::string list, fold_function fold);

    /// Whether any word has a stem of the group.
    bool any(const std::vector<std::string>& words, std::string_view group) const;
    /// Whether this word is one of the group's, as a whole.
    bool exactly(std::string_view word, std::string_view group) const;
    /// In the order of the list.
    std::vector<const word_meaning*> meant(const std::vector<std::string>& words) const;

  private:
    void add(const std::filesystem::path& file, fold_function fold);
    void add_group(std::string_view name, const std::vector<std::string>& stems);

    std::string list_;
    std::map<std::string, std::size_t, std::less<>> groups_;  // an owner in group_stems_ each
    stem_index group_stems_;
    std::vector<word_meaning> all_;
    stem_index stems_;
};

}  // namespace lotsen

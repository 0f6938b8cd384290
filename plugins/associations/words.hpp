// Which of the words people write mean which activity, in all languages: answers/words.json,
// and answers/words/<tag>.json.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/stems.hpp"

namespace lotsen::associations {

/// Case, accents and letter variants folded away; see services::fold.
using fold_function = std::string (*)(std::string_view text);

/// Whether two words differ by a slip: one letter in five to seven, two in eight and more.
bool nearly_same(std::string_view left, std::string_view right);

/// Something people do together. `search`: what to look for in the register; empty where the
/// activity is the whole category.
struct activity {
    std::string category;
    std::vector<std::string> search;
    std::vector<std::string> stems;
};

/// Immutable after construction.
class word_groups {
  public:
    /// words.json of the folder, and each language's words/<tag>.json, which names what is there by
    /// a word of its search or its stems. Throws std::runtime_error where a file cannot be read.
    word_groups(const std::filesystem::path& folder, fold_function fold);

    bool any(const std::vector<std::string>& words, std::string_view group) const;
    bool exactly(std::string_view word, std::string_view group) const;
    std::vector<const activity*> activities(const std::vector<std::string>& words) const;

  private:
    void add(const std::filesystem::path& file, fold_function fold);

    void add_group(std::string_view name, const std::vector<std::string>& stems);

    std::map<std::string, std::size_t, std::less<>> groups_;  // an owner in group_stems_ each
    stem_index group_stems_;
    std::vector<activity> activities_;
    stem_index activity_stems_;
};

}  // namespace lotsen::associations

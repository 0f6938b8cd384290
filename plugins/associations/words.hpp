// Which of the words people write mean which activity, in all languages: answers/words.json,
// and answers/words/<tag>.json.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lotsen::associations {

/// Case, accents and letter variants folded away; see services::fold.
using fold_function = std::string (*)(std::string_view text);

/// Runs of letters and digits of any script, in folded text.
std::vector<std::string> split_words(std::string_view folded);

/// Unicode code points, for lengths that mean the same in every script.
std::vector<std::string_view> letters_of(std::string_view text);

/// Whether `word` is the stem, begins with it (stems of four letters and more) or contains it (six
/// and more, for compounds: "damfotboll"). Both folded.
bool has_stem(std::string_view word, std::string_view stem);

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

    std::map<std::string, std::vector<std::string>, std::less<>> groups_;
    std::vector<activity> activities_;
};

/// Whether any word has any stem; a stem of several words is looked for in the words as a text.
bool any_stem(const std::vector<std::string>& words, const std::vector<std::string>& stems);

}  // namespace lotsen::associations

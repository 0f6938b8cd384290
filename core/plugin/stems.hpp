// Which words people mean, by their stems: for plugins that look for something in what was said.
// All text here is folded (services::fold): case, accents and letter variants are away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lotsen {

/// Runs of letters and digits of any script.
std::vector<std::string> split_words(std::string_view folded);

/// Unicode code points, for lengths that mean the same in every script.
std::vector<std::string_view> letters_of(std::string_view text);

/// Whether `word` is the stem, begins with it (stems of four letters and more) or contains it (six
/// and more, for compounds: "damfotboll"; two where letters are words, in Han).
bool has_stem(std::string_view word, std::string_view stem);

/// Whether any word has any stem; a stem of several words is looked for in the words as a text.
bool any_stem(const std::vector<std::string>& words, const std::vector<std::string>& stems);

/// Thousands of stems, looked for at once: as any_stem, for each of the owners that stems belong
/// to. Thread-safe once filled.
class stem_index {
  public:
    void add(std::string_view stem, std::size_t owner);

    /// Owners of the stems that the words have, ascending, each once.
    std::vector<std::size_t> owners(const std::vector<std::string>& words) const;
    bool has(const std::vector<std::string>& words, std::size_t owner) const;
    /// Whether the word is one of the owner's stems, as a whole.
    bool exactly(std::string_view word, std::size_t owner) const;

  private:
    struct entry {
        std::string stem;
        std::size_t owner = 0;
        bool several_words = false;
    };
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    // By the stem's first bytes, as many as the shortest stem that may stand within a word has.
    using by_beginning =
        std::unordered_map<std::string, std::vector<std::uint32_t>, hash, std::equal_to<>>;

    template <class Found>
    void look(const std::vector<std::string>& words, Found found) const;

    std::vector<entry> entries_;
    by_beginning beginnings_;
};

}  // namespace lotsen

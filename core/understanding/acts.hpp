// Phrases that steer the conversation: yes, no, stop, what was that?
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/result.hpp"
#include "core/text/utf8.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

struct act_reading {
    dialogue_act act = dialogue_act::none;
    /// Behind the opener of a correction: the byte of the text at which the rest begins, or its
    /// size.
    std::size_t correction_begin = 0;
    std::size_t nth = 0;  // "the second one": 2
};

/// Immutable after load, thread-safe.
class act_table {
  public:
    /// Every <tag>.json of the folder: {"yes": [phrases], ..., "first": [phrases], ... "fifth",
    /// "correct": [openers], "polite": [words], "join": [words]}. Errors: not_found (no file),
    /// not_json, invalid (file and name).
    static result<act_table> load(const std::filesystem::path& folder);

    /// An act is the whole text, without signs, emoji and polite words around it; a
    /// correction is a text that opens with one of the openers. Phrases of `language` go first,
    /// then those of all others.
    act_reading read(const folded_text& text, std::string_view language) const;

    /// Whether a word joins two wishes in its language ("and", "also"). One that is written before
    /// another, as one word with it, ends in a hyphen in the file ("و-").
    bool joins(std::string_view word, std::string_view language) const;

  private:
    struct meaning {
        std::string language;
        dialogue_act act = dialogue_act::none;
        std::size_t nth = 0;
    };
    struct spoken_word {
        std::string_view text;
        std::size_t begin = 0;  // byte of the folded text
    };
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using word_set = std::unordered_set<std::string, hash, std::equal_to<>>;

    result<void> add(const std::filesystem::path& file);
    result<void> add_phrase(
        std::string_view name, std::string_view phrase, const std::string& language
    );
    /// Of the whole text; null where it is no phrase.
    const meaning* meaning_of(const std::vector<spoken_word>& words, std::string_view language)
        const;
    std::size_t opener_of(const std::vector<spoken_word>& words) const;

    struct joining_words {
        word_set words;
        std::vector<std::string> glued;
        std::size_t longest = 0;  // bytes
    };
    std::unordered_map<std::string, joining_words, hash, std::equal_to<>> joining_;  // by language

    // Folded words, single spaces between them.
    std::unordered_map<std::string, std::vector<meaning>, hash, std::equal_to<>> whole_;
    word_set openers_;
    word_set polite_;
    // First and last words of these: a glance before phrases are put together.
    word_set opener_begins_;
    word_set polite_begins_;
    word_set polite_ends_;
    std::size_t longest_whole_ = 0;  // words
    std::size_t longest_opener_ = 0;
    std::size_t longest_polite_ = 0;
};

/// The wire name ("dont_know"); "none" for none.
std::string_view to_string(dialogue_act act) noexcept;

}  // namespace lotsen

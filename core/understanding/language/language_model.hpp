// Which of the served languages a text is in: naive Bayes over its words and their letters.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/text/word_memory.hpp"
#include "core/understanding/language/script.hpp"

namespace lotsen {

struct language_text {
    std::string text;
    std::string language;
};

/// What a text says by itself, before any conversation is looked at.
struct language_evidence {
    std::vector<float> scores;   // a language each, log likelihood; of other scripts: not_possible
    script main = script::none;  // that most letters are of; none: no letters
    std::size_t letters = 0;     // of the main script
    std::size_t words = 0;
    double fit =
        0;  // 0..1.5: share of its letter triples and, by half, words seen in the best language
    std::string_view foreign;  // a language given away by its letters, if any
};

inline constexpr float not_possible = -1e9F;

/// Immutable after train or load; then thread-safe.
class language_model {
  public:
    /// Same texts, same model. `languages` as they shall be preferred between equals. Errors:
    /// invalid (no text of a language).
    static result<language_model> train(
        const std::vector<language_text>& texts, const std::vector<std::string>& languages
    );
    /// Errors: not_found, corrupt.
    static result<language_model> load(const std::filesystem::path& file);
    result<void> save(const std::filesystem::path& file) const;

    /// Of the text's first `most` letters.
    language_evidence read(std::string_view text, std::size_t most) const;
    const std::vector<std::string>& languages() const { return languages_; }

  private:
    friend class language_reading;
    friend class language_trainer;

    /// An item's look-up: the upper half of its hash, and where its gains stand. Most items are of
    /// one language or two, so that a row for all of them would be empty space.
    struct slot {
        std::uint32_t check = 0;
        std::uint32_t place = 0;  // the first gain in the upper 26 bits, how many below; 0: free
    };
    /// What an item says for one language: how far its log probability is above the floor, in units
    /// of `gain_unit`, in the lower 10 bits; the kind above.
    using gain = std::uint16_t;

    /// A language in one of the scripts its speakers write: Urdu in Arabic letters, and in Latin
    /// ones.
    struct kind {
        std::uint8_t language = 0;
        script is = script::none;
        bool second = false;  // not the script that most of its texts are in
    };

    std::vector<std::string> languages_;
    std::vector<kind> kinds_;
    std::vector<slot> slots_;  // see open_table.hpp; at most four fifths full
    std::vector<gain> gains_;
    std::vector<float> floors_;  // log probability of an item a language never saw, by its length
    std::uint64_t owner_ = next_owner();  // of what is remembered of words
};

}  // namespace lotsen

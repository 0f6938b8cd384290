// Which of the served languages a text is in: naive Bayes over its words and their letters.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
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

    language_evidence read(std::string_view text) const;
    const std::vector<std::string>& languages() const { return languages_; }
    /// The script most of a language's texts are written in.
    script script_of_language(std::size_t language) const { return scripts_[language]; }

  private:
    friend class language_trainer;

    std::size_t stride() const noexcept { return (languages_.size() + 7) / 8 * 8; }
    // A cell is a key's eight bytes, 0 where free, and its log probabilities.
    static constexpr std::size_t key_lanes = sizeof(std::uint64_t) / sizeof(std::int16_t);
    std::size_t cell() const noexcept { return key_lanes + stride(); }
    std::size_t cells() const noexcept { return cells_.size() / cell(); }

    std::vector<std::string> languages_;
    std::vector<script> scripts_;
    std::vector<std::int16_t> cells_;  // open addressing; log probabilities in units of 1/256
    std::vector<std::int16_t>
        floors_;  // what a language gives an item it never saw, by item length
};

}  // namespace lotsen

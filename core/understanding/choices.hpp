// The choices of forms ("litter bin", "street light") in what a resident wrote.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/understanding/training.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

/// Immutable, thread-safe. A keyword is found with another ending ("gatlyktan"), as part of a
/// compound
/// ("papperskorgslocket"), and in long words with one slip of the finger; words of several parts
/// are found side by side. The time grows with the text, hardly with the number of keywords.
class choice_finder {
  public:
    explicit choice_finder(const std::vector<choice_keyword>& keywords);

    /// Entities of type "choice", by begin; each choice once, at its surest place.
    std::vector<entity> find(std::string_view text) const;

  private:
    struct keyword {
        std::vector<std::u32string> words;  // folded
        std::uint32_t choice = 0;
    };
    struct choice {
        std::string plugin;
        std::string value;
    };
    struct text_word;

    std::uint32_t choice_of(const choice_keyword& given);
    void index(std::uint32_t number);
    double match(const keyword& known, const std::vector<text_word>& words, std::size_t at) const;

    std::vector<choice> choices_;
    std::vector<keyword> keywords_;
    // By the first letters (of the keyword), by the last ones, and whole where it is shorter.
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> starts_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> ends_;
    std::unordered_map<std::u32string, std::vector<std::uint32_t>> short_;
};

}  // namespace lotsen

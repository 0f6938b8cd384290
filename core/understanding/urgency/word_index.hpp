// Which word patterns a word fits: one walk from its front and one from its back.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "core/understanding/urgency/phrase.hpp"

namespace lotsen::urgency {

using slot = std::uint16_t;  // a distinct word pattern, as a number

/// Filled first, read afterwards; reading is thread-safe.
class word_index {
  public:
    void add(const word_pattern::alternative& one, slot number);

    /// Appends the slots of every pattern that `folded_word` fits.
    void find(std::string_view folded_word, std::vector<slot>& found) const;

  private:
    /// A tree of bytes. Nodes lie in one array, children in a short list.
    struct tree {
        struct node {
            std::vector<std::pair<char, std::uint32_t>> children;
            std::uint32_t fan = 0;    // index into fans of a node with many children, else 0
            std::vector<slot> here;   // words that end here
            std::vector<slot> below;  // words that begin so
        };
        std::vector<node> nodes{1};
        std::vector<std::array<std::uint32_t, 256>> fans{1};
        std::uint32_t make(std::string_view text);
        std::uint32_t child(std::uint32_t at, char byte) const;
    };

    tree forwards_;
    tree backwards_;
};

}  // namespace lotsen::urgency

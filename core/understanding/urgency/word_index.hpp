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
    /// A tree of bytes. Nodes lie in one array, small, for they are walked for every word; a node's
    /// children are the first one and its brothers, those of a node with many a fan.
    struct tree {
        struct node {
            std::uint32_t child = 0;    // the first one, 0 for none
            std::uint32_t brother = 0;  // the next child of the same node
            std::uint32_t fan = 0;      // index into fans of a node with many children, else 0
            std::uint32_t here = 0;     // index into slots: words that end here; 0 for none
            std::uint32_t below = 0;    // words that begin so
            char byte = 0;
        };
        std::vector<node> nodes{1};
        std::vector<std::array<std::uint32_t, 256>> fans{1};
        std::vector<std::vector<slot>> slots{1};
        std::uint32_t make(std::string_view text);
        void put(std::uint32_t& list, slot number);
        void append(std::uint32_t list, std::vector<slot>& found) const {
            if (list != 0) found.insert(found.end(), slots[list].begin(), slots[list].end());
        }
        std::uint32_t child(std::uint32_t at, char byte) const;
    };

    tree forwards_;
    tree backwards_;
};

}  // namespace lotsen::urgency

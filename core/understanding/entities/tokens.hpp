// A text as the entity rules see it: folded words, runs of digits and single signs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/utf8.hpp"

namespace lotsen::entities {

struct token {
    enum class kind : std::uint8_t { word, digits, sign };
    kind is = kind::word;
    bool glued = false;     // nothing stands between it and the token before
    std::string_view text;  // folded
    std::size_t begin = 0;  // bytes of the original
    std::size_t end = 0;

    bool word() const { return is == kind::word; }
    bool digits() const { return is == kind::digits; }
    bool sign(std::string_view one) const { return is == kind::sign && text == one; }
    /// The value of up to nine digits; -1 for anything else.
    long number() const;
};

/// Views of `folded`, which must outlive them.
std::vector<token> tokenise(const folded_text& folded);

}  // namespace lotsen::entities

// One line of an urgency file, read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen::urgency {

/// A word of a phrase: any of its alternatives, folded.
struct word_pattern {
    enum class shape { whole, beginning, ending };
    struct alternative {
        shape is = shape::whole;
        std::string text;

        // NOLINTNEXTLINE(modernize-use-nullptr): a false finding in what the compiler writes.
        auto operator<=>(const alternative&) const = default;
    };
    std::vector<alternative> any;
    /// Most words that may stand between the word before and this one.
    std::size_t gap = 0;
};

struct phrase {
    std::vector<word_pattern> words;
    bool always = false;  // "!": stands against "unless"
    bool own = false;     // "@": only in a conversation of the file's language
    bool alone = false;   // "=": only where the sentence says nothing else
    bool hint = false;    // "~": near misses say it too
};

inline constexpr std::size_t loose_gap = 4;     // ".."
inline constexpr std::size_t anywhere_gap = 7;  // "&"

/// All readings of a line: an optional word makes two, "&" both orders. Errors: invalid.
result<std::vector<phrase>> read_phrase(std::string_view line);

}  // namespace lotsen::urgency

// Languages with an alphabet of their own, typed on the Latin keyboard that was at hand: "lampa ne
// gorit", "3ayez sho8l", "mujhe kaam chahiye".
#pragma once

#include <optional>
#include <string_view>

#include "core/text/utf8.hpp"

namespace lotsen {

/// The folded text in the letters of its language, as far as rules can tell, so that it looks like
/// what others write on a keyboard of their own; bytes keep their origin. None where the text has
/// hardly any Latin letters, or the language is not one of ar, bn, fa, prs, ru, uk, ur. Everybody
/// spells as they like, and short vowels are written here and not there: this is for comparing, by
/// pieces of words, and never for showing.
std::optional<folded_text> in_own_letters(const folded_text& folded, std::string_view language);

}  // namespace lotsen

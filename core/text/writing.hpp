// Which writing a text is in.
#pragma once

#include <string_view>

namespace lotsen {

/// ISO 15924 of what most of the text's letters belong to ("Latn", "Arab"); empty where it has no
/// letters. Static.
std::string_view writing_of(std::string_view text);

}  // namespace lotsen

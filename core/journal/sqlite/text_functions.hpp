// casefold() and similarity() for a plugin's SQL.
#pragma once

#include <string>
#include <string_view>

#include "core/journal/sqlite/connection.hpp"

namespace lotsen::sqlite {

using folding = std::string (*)(std::string_view text);

/// Registers casefold(text) and similarity(left, right). Both are NULL where an argument is. The
/// folding must neither throw nor change its mind: indexes may be built on it. Throws: failure.
void add_text_functions(connection& to, folding fold);

}  // namespace lotsen::sqlite

// One entry for each reader of outside bytes: feeds it and checks what must hold of its result.
#pragma once

#include <string_view>

namespace lotsen::fuzz {

/// Throws std::logic_error where a promise of the reader's header is broken.
void read_as_target(std::string_view bytes);
void read_as_json(std::string_view bytes);

}  // namespace lotsen::fuzz

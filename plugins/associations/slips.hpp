// Slips of the keyboard.
#pragma once

#include <string_view>

namespace lotsen::associations {

/// Whether two words differ by a slip: one letter in five to seven, two in eight and more.
bool nearly_same(std::string_view left, std::string_view right);

}  // namespace lotsen::associations

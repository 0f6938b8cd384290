// Chance that follows from what things are: the same everywhere, whatever stands beside them. A
// text that is added leaves what is drawn for the others as it was.
#pragma once

#include <cstdint>
#include <string_view>

namespace lotsen {

/// Of a text, whatever it stands for.
std::uint64_t key_of(std::string_view text);

/// A key that looks like chance, and follows from the two.
inline std::uint64_t mixed(std::uint64_t one, std::uint64_t other) {
    one ^= other * 0x9E3779B97F4A7C15ULL;
    one ^= one >> 32;
    one *= 0xD6E8FEB86659FD93ULL;
    return one ^ (one >> 32);
}

}  // namespace lotsen

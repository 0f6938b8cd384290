// Tables of hashes with open addressing, of any size: where a look-up begins, and where it goes on.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lotsen {

/// The lower half of the hash as a share of the table; the upper half is left to tell hashes apart.
constexpr std::size_t first_slot(std::uint64_t hash, std::size_t slots) noexcept {
    return static_cast<std::size_t>(((hash & 0xFFFFFFFFU) * slots) >> 32U);
}

constexpr std::size_t next_slot(std::size_t at, std::size_t slots) noexcept {
    return at + 1 == slots ? 0 : at + 1;
}

}  // namespace lotsen

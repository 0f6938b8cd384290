// An order at random that is the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace lotsen {

/// By the seed alone: std::shuffle differs between libraries.
inline void shuffle(std::vector<std::uint32_t>& order, std::mt19937& random) {
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random() % i]);
}

}  // namespace lotsen

// Functions of a real number in single precision that a compiler makes vectors of.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace lotsen {

/// e to the power of x in (-1e6, 0], to some 1e-7 of it near 0 and 1e-5 far from it; of what float
/// cannot hold, nearly nothing.
inline float exponential(float x) {
    constexpr std::int32_t least = -126;  // the least exponent of float
    const auto halvings = x * std::numbers::log2e_v<float>;
    const auto whole = static_cast<std::int32_t>(halvings - 0.5F);  // the nearest, as it is below 0
    const auto rest = (halvings - static_cast<float>(whole)) * std::numbers::ln2_v<float>;
    auto value = 1 + rest * (1.0F / 6);
    value = 1 + rest * (1.0F / 5) * value;
    value = 1 + rest * (1.0F / 4) * value;
    value = 1 + rest * (1.0F / 3) * value;
    value = 1 + rest * (1.0F / 2) * value;
    value = 1 + rest * value;
    // The least of integers, not of floats: a comparison of those, which may trap, keeps a loop
    // from being made one of vectors.
    return value * std::bit_cast<float>((std::max(whole, least) + 127) << 23);
}

/// To some 1e-7.
inline float hyperbolic_tangent(float x) {
    const auto power = exponential(-2 * std::abs(x));
    return std::copysign((1 - power) / (1 + power), x);
}

/// results[i] = e to the power of sharpness * values[i] - highest, which is 0 at most; the two may
/// be the same.
void exponentials(
    const float* values, std::size_t size, float sharpness, float highest, float* results
);

/// sums[i] += factors[k] * rows[k * size + i], for each of `count` rows, in their order.
void add_weighted_rows(
    const float* rows, const float* factors, std::size_t count, std::size_t size, float* sums
);

}  // namespace lotsen

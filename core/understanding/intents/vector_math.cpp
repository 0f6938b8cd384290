#include "core/understanding/intents/vector_math.hpp"

#include "core/base/vector_clones.hpp"

namespace lotsen {
namespace {

// Columns whose sums stay in the processor's registers, of any that has vectors.
constexpr std::size_t wide = 32;
constexpr std::size_t narrow = 8;

template <std::size_t columns>
[[gnu::always_inline]] inline void add_block(
    const float* rows, const float* factors, std::size_t count, std::size_t size, float* sums
) {
    float so_far[columns];  // NOLINT(modernize-avoid-c-arrays): the compiler makes registers of it
    for (std::size_t i = 0; i < columns; ++i)
        so_far[i] = sums[i];
    for (std::size_t k = 0; k < count; ++k)
        for (std::size_t i = 0; i < columns; ++i)
            so_far[i] += factors[k] * rows[k * size + i];
    for (std::size_t i = 0; i < columns; ++i)
        sums[i] = so_far[i];
}

}  // namespace

LOTSEN_VECTOR_CLONES
void exponentials(
    const float* values, std::size_t size, float sharpness, float highest, float* results
) {
    for (std::size_t i = 0; i < size; ++i)
        results[i] = exponential(sharpness * values[i] - highest);
}

LOTSEN_VECTOR_CLONES
void add_weighted_rows(
    const float* rows, const float* factors, std::size_t count, std::size_t size, float* sums
) {
    std::size_t first = 0;
    for (; first + wide <= size; first += wide)
        add_block<wide>(rows + first, factors, count, size, sums + first);
    for (; first + narrow <= size; first += narrow)
        add_block<narrow>(rows + first, factors, count, size, sums + first);
    for (; first < size; ++first)
        add_block<1>(rows + first, factors, count, size, sums + first);
}

}  // namespace lotsen

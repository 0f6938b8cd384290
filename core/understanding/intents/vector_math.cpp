#include "core/understanding/intents/vector_math.hpp"

#include "core/base/vector_clones.hpp"

namespace lotsen {

LOTSEN_VECTOR_CLONES
void exponentials(
    const float* values, std::size_t size, float sharpness, float highest, float* results
) {
    for (std::size_t i = 0; i < size; ++i)
        results[i] = exponential(sharpness * values[i] - highest);
}

LOTSEN_VECTOR_CLONES
void add_scaled(const float* values, float factor, std::size_t size, float* sums) {
    for (std::size_t i = 0; i < size; ++i)
        sums[i] += factor * values[i];
}

}  // namespace lotsen

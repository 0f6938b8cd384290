// One linear support vector machine a label, by LIBLINEAR (dual, squared hinge loss).
#pragma once

#include <cstdint>
#include <vector>

namespace lotsen {

struct sparse_value {
    std::uint32_t column = 0;
    float value = 0;
};

using sparse_row = std::vector<sparse_value>;  // columns ascending

struct svm_problem {
    std::vector<sparse_row> rows;
    std::vector<std::uint32_t> labels;  // one a row, below label_count
    std::size_t columns = 0;
    std::size_t label_count = 0;
};

struct svm_weights {
    std::vector<float> of;    // columns x label_count: a column's weights side by side
    std::vector<float> bias;  // label_count; a label without rows never wins
};

/// Same problem, cost and seed, same weights. At least two labels must have rows. Thread-safe;
/// calls wait for each other, because LIBLINEAR draws from the process's rand().
svm_weights train_svm(const svm_problem& problem, double cost, std::uint32_t seed);

}  // namespace lotsen

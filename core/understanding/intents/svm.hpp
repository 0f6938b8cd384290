// One linear support vector machine a label (squared hinge loss), all labels trained at once: dual
// coordinate descent after Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear
// SVM" (ICML 2008), each step in vectors over the labels. LIBLINEAR, which does the same a label at
// a time, took three times as long for twenty-one languages (EXPERIMENTS.md).
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

/// Same problem, cost and seed, same weights. Throws std::invalid_argument where fewer than two
/// labels have rows. Thread-safe.
svm_weights train_svm(const svm_problem& problem, double cost, std::uint32_t seed);

}  // namespace lotsen

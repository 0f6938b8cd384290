// A network with one hidden layer over sparse rows, trained by descent with steps of their own
// length after Duchi, Hazan and Singer, "Adaptive Subgradient Methods" (JMLR 2011), most inputs
// left out at random each time (Srivastava et al., "Dropout", JMLR 2014). It took the place of
// support vector machines: the hidden units are what labels have in common (EXPERIMENTS.md).
#pragma once

#include <cstdint>
#include <vector>

namespace lotsen {

struct sparse_value {
    std::uint32_t column = 0;
    float value = 0;
    std::uint32_t key = 0;  // of the column, beside its value since each step looks at it
};

using sparse_row = std::vector<sparse_value>;  // columns ascending, each once

/// Keys are of what rows, columns and labels stand for, not of their places: chance follows them,
/// so that one more row leaves what it does to the others nearly as it was.
struct network_problem {
    std::vector<sparse_row> rows;
    std::vector<std::uint32_t> labels;  // one a row, below label_keys.size()
    std::vector<std::uint64_t> row_keys;
    std::size_t columns = 0;
    std::vector<std::uint64_t> label_keys;
};

/// A label's logit is out_bias + sum of out * tanh(bias + sum of the row's values * of).
struct network_weights {
    std::size_t hidden = 0;       // units
    std::vector<float> of;        // columns x hidden: a column's weights side by side
    std::vector<float> bias;      // hidden
    std::vector<float> out;       // hidden x label_count
    std::vector<float> out_bias;  // label_count; a label without rows never wins
};

/// Two branches and a row's shift are a line of memory, at a byte each.
inline constexpr std::size_t branch_units = 31;

/// The logit of a label that nothing was seen of.
inline constexpr float never = -1e5F;

/// The mean of `branches` networks of branch_units each, trained one by one, which is one network
/// of as many units. Same problem, branches and seed, same weights on the same kind of processor.
/// Throws std::invalid_argument where fewer than two labels have rows. Thread-safe.
network_weights train_network(
    const network_problem& problem, std::size_t branches, std::uint32_t seed
);

}  // namespace lotsen

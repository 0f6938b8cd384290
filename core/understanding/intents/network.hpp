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

/// A row that says nothing about a question.
inline constexpr auto no_label = static_cast<std::uint32_t>(-1);

/// One of the questions that rows answer, each by one of its labels.
struct network_question {
    std::vector<std::uint64_t> label_keys;
    std::vector<std::uint32_t> labels;  // one a row, below label_keys.size(), or no_label
    /// The last branch alone learns it: what it takes there from the other questions, the other
    /// branches make up for.
    bool aside = false;
};

/// Keys are of what rows, columns and labels stand for, not of their places: chance follows them,
/// so that one more row leaves what it does to the others nearly as it was.
struct network_problem {
    std::vector<sparse_row> rows;
    std::vector<std::uint64_t> row_keys;
    std::size_t columns = 0;
    std::vector<network_question> questions;  // that share the hidden units (Caruana, "Multitask
                                              // Learning", Machine Learning 1997)
};

/// A label's logit is bias + sum of weights * (hidden units).
struct network_head {
    std::vector<float> weights;  // hidden x labels
    std::vector<float> bias;     // labels; a label without rows never wins
};

/// The hidden units are tanh(bias + sum of the row's values * of).
struct network_weights {
    std::size_t hidden = 0;           // units
    std::vector<float> of;            // columns x hidden: a column's weights side by side
    std::vector<float> bias;          // hidden
    std::vector<network_head> heads;  // of the questions, in their order
};

/// Two branches and a row's shift are a line of memory, at a byte each.
inline constexpr std::size_t branch_units = 31;

/// The logit of a label that nothing was seen of.
inline constexpr float never = -1e5F;

/// The mean of `branches` networks of branch_units each, trained one by one, which is one network
/// of as many units. Same problem, branches and seed, same weights on the same kind of processor.
/// Throws std::invalid_argument where fewer than two labels of a question have rows. Thread-safe.
network_weights train_network(
    const network_problem& problem, std::size_t branches, std::uint32_t seed
);

}  // namespace lotsen

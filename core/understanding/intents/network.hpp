// A network with one hidden layer over sparse rows, trained by descent with steps of their own
// length after Duchi, Hazan and Singer, "Adaptive Subgradient Methods" (JMLR 2011), most inputs
// left out at random each time (Srivastava et al., "Dropout", JMLR 2014). It took the place of
// support vector machines: the hidden units are what labels have in common (EXPERIMENTS.md).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace lotsen {

/// Rows one behind the other: row r is the cells [begins[r], begins[r + 1]). There are millions of
/// cells, which each round reads anew, so they are small. A cell's value is its row's scale times
/// one of 256 levels; a column may be there twice.
struct sparse_rows {
    std::vector<std::size_t> begins{0};
    std::vector<float> scales;           // of rows
    std::vector<std::uint32_t> columns;  // of cells ...
    std::vector<std::uint8_t> levels;    // ... which value it has ...
    std::vector<std::uint16_t> keys;     // ... and the end of the column's key
    std::array<float, 256> level_values{};

    std::size_t size() const { return scales.size(); }
};

/// A row that says nothing about a question.
inline constexpr auto no_label = static_cast<std::uint32_t>(-1);

/// One of the questions that rows answer, each by one of its labels.
struct network_question {
    std::vector<std::uint64_t> label_keys;
    std::vector<std::uint32_t> labels;  // one a row, below label_keys.size(), or no_label
    /// The last two branches alone learn it: what it takes there from the other questions, the
    /// others make up for.
    bool aside = false;
};

/// Keys are of what rows, columns and labels stand for, not of their places: chance follows them,
/// so that one more row leaves what it does to the others nearly as it was.
struct network_problem {
    sparse_rows rows;
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

/// Two branches and a row's shift are a line of memory, at a byte each.
inline constexpr std::size_t branch_units = 31;

/// A column's weights for the units of one branch; the last number means nothing.
using branch_weights = std::array<float, branch_units + 1>;

/// The hidden units are tanh(bias + sum of the row's values * weights).
struct network_weights {
    std::size_t hidden = 0;                            // units
    std::vector<std::vector<branch_weights>> columns;  // of each branch
    std::vector<float> bias;                           // hidden
    std::vector<network_head> heads;                   // of the questions, in their order

    /// Into `all`: the weights of a column for all hidden units.
    void copy_column(std::size_t column, float* all) const {
        for (const auto& one : columns)
            all = std::copy_n(one[column].data(), branch_units, all);
    }
};

/// The logit of a label that nothing was seen of.
inline constexpr float never = -1e5F;

/// The mean of `branches` networks of branch_units each, trained apart, which is one network
/// of as many units. Same problem, branches and seed, same weights on the same kind of processor.
/// Throws std::invalid_argument where fewer than two labels of a question have rows. Thread-safe.
network_weights train_network(
    const network_problem& problem, std::size_t branches, std::uint32_t seed
);

}  // namespace lotsen

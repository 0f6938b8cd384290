#include "core/understanding/intents/svm.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace lotsen {
namespace {

/// Ten labels with a column of their own each, and one that all share.
svm_problem ten_labels() {
    svm_problem problem;
    problem.columns = 11;
    problem.label_count = 10;
    for (std::uint32_t label = 0; label < 10; ++label) {
        for (int copies = 0; copies < 3; ++copies) {
            problem.rows.push_back({{label, 0.8F}, {10, 0.6F}});
            problem.labels.push_back(label);
        }
    }
    return problem;
}

float margin(const svm_weights& trained, const sparse_row& row, std::size_t label) {
    float sum = trained.bias[label];
    for (const auto& one : row)
        sum += one.value * trained.of[one.column * trained.bias.size() + label];
    return sum;
}

TEST(train_svm, parts_what_can_be_parted) {
    const auto problem = ten_labels();
    const auto trained = train_svm(problem, 10, 1);
    for (std::size_t i = 0; i < problem.rows.size(); ++i) {
        for (std::size_t label = 0; label < problem.label_count; ++label) {
            const bool own = problem.labels[i] == label;
            EXPECT_EQ(margin(trained, problem.rows[i], label) > 0, own) << i << " " << label;
        }
    }
}

TEST(train_svm, gives_the_same_for_the_same) {
    const auto one = train_svm(ten_labels(), 1, 7);
    const auto other = train_svm(ten_labels(), 1, 7);
    EXPECT_EQ(one.of, other.of);
    EXPECT_EQ(one.bias, other.bias);
}

TEST(train_svm, a_label_that_nothing_is_known_of_never_wins) {
    auto problem = ten_labels();
    problem.label_count = 11;
    const auto trained = train_svm(problem, 1, 1);
    for (const auto& row : problem.rows)
        EXPECT_LT(margin(trained, row, 10), -1000);
}

TEST(train_svm, needs_two_labels) {
    auto problem = ten_labels();
    for (auto& label : problem.labels)
        label = 3;
    EXPECT_THROW(train_svm(problem, 1, 1), std::invalid_argument);
}

/// The dual's optimum by hand: two points at 1 and -1 of one column and no other, C = 1: each
/// multiplier a meets 2 a + a / 2 = 1 without the bias, which the two cancel.
TEST(train_svm, comes_near_the_optimum) {
    svm_problem problem;
    problem.columns = 1;
    problem.label_count = 2;
    problem.rows = {{{0, 1}}, {{0, -1}}};
    problem.labels = {0, 1};
    const auto trained = train_svm(problem, 1, 1);
    EXPECT_NEAR(trained.of[0], 0.8, 0.05);
    EXPECT_NEAR(trained.of[1], -0.8, 0.05);
    EXPECT_NEAR(trained.bias[0], 0, 0.05);
}

}  // namespace
}  // namespace lotsen

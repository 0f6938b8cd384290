#include "core/understanding/intents/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "core/understanding/intents/keys.hpp"
#include "core/understanding/intents/vector_math.hpp"

namespace lotsen {
namespace {

std::vector<std::uint64_t> keys(std::size_t count) {
    std::vector<std::uint64_t> all;
    all.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(key_of(std::to_string(i)));
    return all;
}

/// Ten labels with a column of their own each, and one that all share.
network_problem ten_labels() {
    network_problem problem;
    problem.columns = 11;
    problem.questions.resize(1);
    problem.questions[0].label_keys = keys(10);
    for (std::uint32_t label = 0; label < 10; ++label) {
        for (int copies = 0; copies < 3; ++copies) {
            problem.rows.push_back({{label, 1.6F, label}, {10, 1.2F, 10}});
            problem.questions[0].labels.push_back(label);
        }
    }
    problem.row_keys = keys(problem.rows.size());
    return problem;
}

std::vector<float> logits(
    const network_weights& trained, const sparse_row& row, std::size_t question = 0
) {
    const auto& head = trained.heads[question];
    auto all = head.bias;
    for (std::size_t unit = 0; unit < trained.hidden; ++unit) {
        auto sum = trained.bias[unit];
        for (const auto& one : row)
            sum += one.value * trained.of[one.column * trained.hidden + unit];
        for (std::size_t label = 0; label < all.size(); ++label)
            all[label] += std::tanh(sum) * head.weights[unit * all.size() + label];
    }
    return all;
}

std::size_t best(const network_weights& trained, const sparse_row& row, std::size_t question = 0) {
    const auto all = logits(trained, row, question);
    return static_cast<std::size_t>(std::ranges::max_element(all) - all.begin());
}

TEST(train_network, parts_what_can_be_parted) {
    const auto problem = ten_labels();
    const auto trained = train_network(problem, 1, 1);
    EXPECT_EQ(trained.hidden, branch_units);
    for (std::size_t i = 0; i < problem.rows.size(); ++i)
        EXPECT_EQ(best(trained, problem.rows[i]), problem.questions[0].labels[i]) << i;
}

/// One column or the other but not both: no sum over columns can tell, so this is the hidden layer.
TEST(train_network, parts_what_no_sum_of_columns_can) {
    network_problem problem;
    problem.columns = 2;
    problem.questions.resize(1);
    problem.questions[0].label_keys = keys(2);
    const std::vector<sparse_row> rows{
        {{0, 2.0F, 7}, {1, 2.0F, 8}},
        {{0, -2.0F, 7}, {1, -2.0F, 8}},
        {{0, 2.0F, 7}, {1, -2.0F, 8}},
        {{0, -2.0F, 7}, {1, 2.0F, 8}}};
    // The first more often: from where it begins, even-handed examples show no way down.
    for (int copies = 0; copies < 1000; ++copies)
        for (const std::uint32_t i : {0U, 0U, 1U, 2U, 3U}) {
            problem.rows.push_back(rows[i]);
            problem.questions[0].labels.push_back(i / 2);
        }
    problem.row_keys = keys(problem.rows.size());
    const auto trained = train_network(problem, 1, 1);
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        EXPECT_EQ(best(trained, rows[i]), i / 2) << i;
}

TEST(train_network, gives_the_same_for_the_same_and_other_for_another_seed) {
    const auto one = train_network(ten_labels(), 2, 7);
    const auto same = train_network(ten_labels(), 2, 7);
    const auto other = train_network(ten_labels(), 2, 8);
    EXPECT_EQ(one.of, same.of);
    EXPECT_EQ(one.heads[0].weights, same.heads[0].weights);
    EXPECT_EQ(one.heads[0].bias, same.heads[0].bias);
    EXPECT_NE(one.of, other.of);
}

TEST(train_network, of_branches_is_the_mean_of_networks) {
    const auto problem = ten_labels();
    const auto both = train_network(problem, 2, 7);
    const auto first = train_network(problem, 1, 7);
    const auto second = train_network(problem, 1, 8);
    const auto row = problem.rows.front();
    const auto mean = logits(both, row);
    for (std::size_t label = 0; label < problem.questions[0].label_keys.size(); ++label) {
        const auto sum = logits(first, row)[label] + logits(second, row)[label];
        EXPECT_NEAR(mean[label], sum / 2, 1e-4) << label;
    }
}

TEST(train_network, a_label_that_nothing_is_known_of_never_wins) {
    auto problem = ten_labels();
    problem.questions[0].label_keys = keys(11);
    const auto trained = train_network(problem, 1, 1);
    for (const auto& row : problem.rows)
        EXPECT_LT(logits(trained, row)[10], -1000);
}

/// In another order the same is learned, up to the rounding of sums.
TEST(train_network, follows_what_rows_are_and_not_their_places) {
    const auto problem = ten_labels();
    auto turned = problem;
    std::ranges::reverse(turned.rows);
    std::ranges::reverse(turned.questions[0].labels);
    std::ranges::reverse(turned.row_keys);
    const auto one = train_network(problem, 1, 1);
    const auto other = train_network(turned, 1, 1);
    for (std::size_t i = 0; i < one.of.size(); ++i)
        EXPECT_NEAR(one.of[i], other.of[i], 1e-4) << i;
}

/// Whether a row's label is odd, and of rows that have no label too.
TEST(train_network, answers_a_second_question_of_the_same_rows) {
    auto problem = ten_labels();
    network_question odd;
    odd.label_keys = keys(2);
    for (const auto label : problem.questions[0].labels)
        odd.labels.push_back(label % 2);
    problem.rows.push_back({{0, 1.6F, 0}, {1, 1.2F, 1}});
    problem.row_keys = keys(problem.rows.size());
    problem.questions[0].labels.push_back(no_label);
    odd.labels.push_back(1);
    problem.questions.push_back(odd);
    const auto trained = train_network(problem, 2, 1);
    ASSERT_EQ(trained.heads.size(), 2U);
    for (std::size_t i = 0; i < problem.rows.size(); ++i) {
        EXPECT_EQ(best(trained, problem.rows[i], 1), odd.labels[i]) << i;
        const auto label = problem.questions[0].labels[i];
        if (label == no_label) continue;
        EXPECT_EQ(best(trained, problem.rows[i]), label) << i;
    }
}

TEST(train_network, a_question_aside_leaves_all_branches_but_the_last_as_they_are) {
    const auto alone = train_network(ten_labels(), 2, 1);
    auto problem = ten_labels();
    network_question odd;
    odd.label_keys = keys(2);
    for (const auto label : problem.questions[0].labels)
        odd.labels.push_back(label % 2);
    odd.aside = true;
    problem.questions.push_back(odd);
    const auto both = train_network(problem, 2, 1);
    ASSERT_EQ(both.of.size(), alone.of.size());
    bool last_is_another = false;
    for (std::size_t i = 0; i < both.of.size(); ++i) {
        if (i % both.hidden < branch_units)
            EXPECT_EQ(both.of[i], alone.of[i]) << i;
        else
            last_is_another = last_is_another || both.of[i] != alone.of[i];
    }
    EXPECT_TRUE(last_is_another);
    for (std::size_t i = 0; i < problem.rows.size(); ++i)
        EXPECT_EQ(best(both, problem.rows[i], 1), odd.labels[i]) << i;
}

TEST(train_network, needs_two_labels) {
    auto problem = ten_labels();
    for (auto& label : problem.questions[0].labels)
        label = 3;
    EXPECT_THROW(train_network(problem, 1, 1), std::invalid_argument);
}

TEST(vector_math, is_near_the_library) {
    for (int i = -200; i <= 200; ++i) {
        const auto x = static_cast<float>(i) * 0.37F;
        EXPECT_NEAR(hyperbolic_tangent(x), std::tanh(x), 3e-7) << x;
        const auto below = -std::abs(x);
        EXPECT_NEAR(exponential(below), std::exp(below), 1e-5 * std::exp(below) + 1e-37) << x;
    }
}

}  // namespace
}  // namespace lotsen

#include "core/understanding/intents/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
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

/// A value (one of `values`) of a column, whose key is given too.
struct cell {
    std::uint32_t column = 0;
    float value = 0;
    std::uint16_t key = 0;
};
using cells = std::vector<cell>;

constexpr std::array<float, 4> values{1.6F, 1.2F, 2.0F, -2.0F};

void add(sparse_rows& rows, const cells& row) {
    std::ranges::copy(values, rows.level_values.begin());
    for (const auto& one : row) {
        const auto level = std::ranges::find(values, one.value) - values.begin();
        rows.columns.push_back(one.column);
        rows.levels.push_back(static_cast<std::uint8_t>(level));
        rows.keys.push_back(one.key);
    }
    rows.begins.push_back(rows.columns.size());
    rows.scales.push_back(1);
}

cells row_at(const sparse_rows& rows, std::size_t place) {
    cells row;
    for (auto i = rows.begins[place]; i < rows.begins[place + 1]; ++i)
        row.push_back({rows.columns[i], values[rows.levels[i]], rows.keys[i]});
    return row;
}

std::vector<float> weights_of(const network_weights& trained, std::size_t column) {
    std::vector<float> all(trained.hidden);
    trained.copy_column(column, all.data());
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
            add(problem.rows, {{label, 1.6F, static_cast<std::uint16_t>(label)}, {10, 1.2F, 10}});
            problem.questions[0].labels.push_back(label);
        }
    }
    problem.row_keys = keys(problem.rows.size());
    return problem;
}

std::vector<float> logits(
    const network_weights& trained, const cells& row, std::size_t question = 0
) {
    const auto& head = trained.heads[question];
    auto all = head.bias;
    auto sums = trained.bias;
    for (const auto& one : row) {
        const auto weights = weights_of(trained, one.column);
        for (std::size_t unit = 0; unit < trained.hidden; ++unit)
            sums[unit] += one.value * weights[unit];
    }
    for (std::size_t unit = 0; unit < trained.hidden; ++unit)
        for (std::size_t label = 0; label < all.size(); ++label)
            all[label] += std::tanh(sums[unit]) * head.weights[unit * all.size() + label];
    return all;
}

std::size_t best(const network_weights& trained, const cells& row, std::size_t question = 0) {
    const auto all = logits(trained, row, question);
    return static_cast<std::size_t>(std::ranges::max_element(all) - all.begin());
}

TEST(train_network, parts_what_can_be_parted) {
    const auto problem = ten_labels();
    const auto trained = train_network(problem, 1, 1);
    EXPECT_EQ(trained.hidden, branch_units);
    for (std::size_t i = 0; i < problem.rows.size(); ++i)
        EXPECT_EQ(best(trained, row_at(problem.rows, i)), problem.questions[0].labels[i]) << i;
}

/// One column or the other but not both: no sum over columns can tell, so this is the hidden layer.
TEST(train_network, parts_what_no_sum_of_columns_can) {
    network_problem problem;
    problem.columns = 2;
    problem.questions.resize(1);
    problem.questions[0].label_keys = keys(2);
    const std::vector<cells> rows{
        {{0, 2.0F, 7}, {1, 2.0F, 8}},
        {{0, -2.0F, 7}, {1, -2.0F, 8}},
        {{0, 2.0F, 7}, {1, -2.0F, 8}},
        {{0, -2.0F, 7}, {1, 2.0F, 8}}};
    // The first more often: from where it begins, even-handed examples show no way down.
    for (int copies = 0; copies < 1000; ++copies)
        for (const std::uint32_t i : {0U, 0U, 1U, 2U, 3U}) {
            add(problem.rows, rows[i]);
            problem.questions[0].labels.push_back(i / 2);
        }
    problem.row_keys = keys(problem.rows.size());
    // With most inputs left out, not each branch finds a way down.
    const auto trained = train_network(problem, 4, 1);
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        EXPECT_EQ(best(trained, rows[i]), i / 2) << i;
}

TEST(train_network, gives_the_same_for_the_same_and_other_for_another_seed) {
    const auto one = train_network(ten_labels(), 2, 7);
    const auto same = train_network(ten_labels(), 2, 7);
    const auto other = train_network(ten_labels(), 2, 8);
    EXPECT_TRUE(one.columns == same.columns);
    EXPECT_EQ(one.heads[0].weights, same.heads[0].weights);
    EXPECT_EQ(one.heads[0].bias, same.heads[0].bias);
    EXPECT_FALSE(one.columns == other.columns);
}

TEST(train_network, of_branches_is_the_mean_of_networks) {
    const auto problem = ten_labels();
    const auto both = train_network(problem, 2, 7);
    const auto first = train_network(problem, 1, 7);
    const auto second = train_network(problem, 1, 8);
    const auto row = row_at(problem.rows, 0);
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
    for (std::size_t i = 0; i < problem.rows.size(); ++i)
        EXPECT_LT(logits(trained, row_at(problem.rows, i))[10], -1000);
}

/// In another order the same is learned, up to the rounding of sums.
TEST(train_network, follows_what_rows_are_and_not_their_places) {
    const auto problem = ten_labels();
    auto turned = problem;
    turned.rows = {};
    for (auto i = problem.rows.size(); i-- > 0;)
        add(turned.rows, row_at(problem.rows, i));
    std::ranges::reverse(turned.questions[0].labels);
    std::ranges::reverse(turned.row_keys);
    const auto one = train_network(problem, 1, 1);
    const auto other = train_network(turned, 1, 1);
    for (std::size_t column = 0; column < problem.columns; ++column) {
        const auto weights = weights_of(one, column);
        const auto others = weights_of(other, column);
        for (std::size_t unit = 0; unit < one.hidden; ++unit)
            EXPECT_NEAR(weights[unit], others[unit], 1e-4) << column << ' ' << unit;
    }
}

/// Whether a row's label is odd, and of rows that have no label too.
TEST(train_network, answers_a_second_question_of_the_same_rows) {
    auto problem = ten_labels();
    network_question odd;
    odd.label_keys = keys(2);
    for (const auto label : problem.questions[0].labels)
        odd.labels.push_back(label % 2);
    add(problem.rows, {{0, 1.6F, 0}, {1, 1.2F, 1}});
    problem.row_keys = keys(problem.rows.size());
    problem.questions[0].labels.push_back(no_label);
    odd.labels.push_back(1);
    problem.questions.push_back(odd);
    const auto trained = train_network(problem, 2, 1);
    ASSERT_EQ(trained.heads.size(), 2U);
    for (std::size_t i = 0; i < problem.rows.size(); ++i) {
        EXPECT_EQ(best(trained, row_at(problem.rows, i), 1), odd.labels[i]) << i;
        const auto label = problem.questions[0].labels[i];
        if (label == no_label) continue;
        EXPECT_EQ(best(trained, row_at(problem.rows, i)), label) << i;
    }
}

TEST(train_network, a_question_aside_leaves_all_branches_but_two_as_they_are) {
    const auto alone = train_network(ten_labels(), 3, 1);
    auto problem = ten_labels();
    network_question odd;
    odd.label_keys = keys(2);
    for (const auto label : problem.questions[0].labels)
        odd.labels.push_back(label % 2);
    odd.aside = true;
    problem.questions.push_back(odd);
    const auto both = train_network(problem, 3, 1);
    ASSERT_EQ(both.columns.size(), 3U);
    EXPECT_TRUE(both.columns[0] == alone.columns[0]);
    EXPECT_FALSE(both.columns[1] == alone.columns[1]);
    EXPECT_FALSE(both.columns[2] == alone.columns[2]);
    for (std::size_t i = 0; i < problem.rows.size(); ++i)
        EXPECT_EQ(best(both, row_at(problem.rows, i), 1), odd.labels[i]) << i;
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

#include "core/understanding/intents/svm.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>

#include "core/base/vector_clones.hpp"

namespace lotsen {
namespace {

constexpr float stop_at = 0.1F;  // spread of the projected gradients: finer gains nothing
                                 // (EXPERIMENTS.md)
constexpr int most_rounds = 60;
constexpr float never = -1e6F;    // bias of a label that nothing was seen of
constexpr std::size_t lanes = 8;  // labels at once; a stride is a multiple of it

/// The columns of a row lie anywhere: what will be read soon is on its way meanwhile.
constexpr std::size_t ahead = 8;
constexpr std::size_t line = 64 / sizeof(float);

inline void prefetch(
    const sparse_value* row, std::size_t size, std::size_t at, const float* of, std::size_t stride
) {
    if (at >= size) return;
    const auto* column = of + row[at].column * stride;
    for (std::size_t k = 0; k < stride; k += line)
        __builtin_prefetch(column + k);
}

LOTSEN_VECTOR_CLONES
void add_products(
    const sparse_value* row, std::size_t size, const float* of, std::size_t stride, float* sums
) {
    // Each array stays in a register: four at once, so that a column is looked for once for them.
    std::size_t first = 0;
    for (; first + 4 * lanes <= stride; first += 4 * lanes) {
        float one[lanes] = {};
        float two[lanes] = {};
        float three[lanes] = {};
        float four[lanes] = {};
        for (std::size_t i = 0; i < size; ++i) {
            prefetch(row, size, i + ahead, of, stride);
            const auto* column = of + row[i].column * stride + first;
            const auto value = row[i].value;
            for (std::size_t k = 0; k < lanes; ++k)
                one[k] += value * column[k];
            for (std::size_t k = 0; k < lanes; ++k)
                two[k] += value * column[lanes + k];
            for (std::size_t k = 0; k < lanes; ++k)
                three[k] += value * column[2 * lanes + k];
            for (std::size_t k = 0; k < lanes; ++k)
                four[k] += value * column[3 * lanes + k];
        }
        for (std::size_t k = 0; k < lanes; ++k) {
            sums[first + k] += one[k];
            sums[first + lanes + k] += two[k];
            sums[first + 2 * lanes + k] += three[k];
            sums[first + 3 * lanes + k] += four[k];
        }
    }
    for (; first < stride; first += lanes) {
        float one[lanes] = {};
        for (std::size_t i = 0; i < size; ++i) {
            const auto* column = of + row[i].column * stride + first;
            for (std::size_t k = 0; k < lanes; ++k)
                one[k] += row[i].value * column[k];
        }
        for (std::size_t k = 0; k < lanes; ++k)
            sums[first + k] += one[k];
    }
}

LOTSEN_VECTOR_CLONES
void add_steps(
    const sparse_value* row, std::size_t size, float* of, std::size_t stride, const float* steps
) {
    for (std::size_t i = 0; i < size; ++i) {
        auto* column = of + row[i].column * stride;
        for (std::size_t k = 0; k < stride; ++k)
            column[k] += row[i].value * steps[k];
    }
}

/// What one row asks of each label's weights, and how far that is from nothing.
struct round_state {
    std::vector<float> highest;  // projected gradient of this round, a label each
    std::vector<float> lowest;
    std::vector<float> sums;
    std::vector<float> steps;
};

/// A row's new multipliers; false where none of them moves.
LOTSEN_VECTOR_CLONES
bool step_row(
    const float* sums,
    const float* signs,
    float* multipliers,
    float square,
    float slack,
    std::size_t stride,
    float* highest,
    float* lowest,
    float* steps
) {
    float moved = 0;
    for (std::size_t k = 0; k < stride; ++k) {
        const float before = multipliers[k];
        const float gradient = signs[k] * sums[k] - 1 + slack * before;
        const float projected = before > 0 ? gradient : std::min(gradient, 0.0F);
        highest[k] = std::max(highest[k], projected);
        lowest[k] = std::min(lowest[k], projected);
        const float after = std::max(before - gradient / square, 0.0F);
        multipliers[k] = after;
        steps[k] = (after - before) * signs[k];
        moved = std::max(moved, std::max(steps[k], -steps[k]));
    }
    return moved > 0;
}

void shuffle(std::vector<std::uint32_t>& order, std::mt19937& random) {
    // Not std::shuffle, which differs between libraries.
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random() % i]);
}

bool settled(const round_state& round, std::size_t labels) {
    for (std::size_t k = 0; k < labels; ++k)
        if (round.highest[k] - round.lowest[k] > stop_at) return false;
    return true;
}

/// Rows one behind the other, the constant feature at the end of each.
struct packed_rows {
    std::vector<sparse_value> values;
    std::vector<std::size_t> begin;
    std::vector<float> squares;
};

packed_rows packed(const svm_problem& problem) {
    packed_rows all;
    for (const auto& row : problem.rows) {
        all.begin.push_back(all.values.size());
        all.values.insert(all.values.end(), row.begin(), row.end());
        all.values.push_back({static_cast<std::uint32_t>(problem.columns), 1});
        float square = 1;
        for (const auto& one : row)
            square += one.value * one.value;
        all.squares.push_back(square);
    }
    all.begin.push_back(all.values.size());
    return all;
}

}  // namespace

svm_weights train_svm(const svm_problem& problem, double cost, std::uint32_t seed) {
    const auto labels = problem.label_count;
    const auto stride = (labels + lanes - 1) / lanes * lanes;
    const auto slack = static_cast<float>(1 / (2 * cost));
    const auto rows = packed(problem);
    const auto count = problem.rows.size();
    std::vector<float> of((problem.columns + 1) * stride, 0);
    std::vector<float> multipliers(count * stride, 0);
    std::vector<float> signs(stride, -1);
    std::vector<bool> present(labels, false);
    for (const auto label : problem.labels)
        present[label] = true;
    if (std::count(present.begin(), present.end(), true) < 2)
        throw std::invalid_argument("fewer than two labels have rows");

    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937 random(seed);
    round_state round;
    round.sums.resize(stride);
    round.steps.resize(stride);
    for (int number = 0; number < most_rounds; ++number) {
        round.highest.assign(stride, -std::numeric_limits<float>::infinity());
        round.lowest.assign(stride, std::numeric_limits<float>::infinity());
        shuffle(order, random);
        for (const auto i : order) {
            const auto* row = rows.values.data() + rows.begin[i];
            const auto size = rows.begin[i + 1] - rows.begin[i];
            std::ranges::fill(round.sums, 0.0F);
            add_products(row, size, of.data(), stride, round.sums.data());
            signs[problem.labels[i]] = 1;
            const bool moved = step_row(
                round.sums.data(),
                signs.data(),
                multipliers.data() + i * stride,
                rows.squares[i] + slack,
                slack,
                stride,
                round.highest.data(),
                round.lowest.data(),
                round.steps.data()
            );
            signs[problem.labels[i]] = -1;
            if (moved) add_steps(row, size, of.data(), stride, round.steps.data());
        }
        if (settled(round, labels)) break;
    }

    svm_weights weights;
    weights.of.resize(problem.columns * labels);
    for (std::size_t column = 0; column < problem.columns; ++column)
        std::copy_n(
            of.begin() + static_cast<std::ptrdiff_t>(column * stride),
            labels,
            weights.of.begin() + static_cast<std::ptrdiff_t>(column * labels)
        );
    weights.bias.assign(
        of.end() - static_cast<std::ptrdiff_t>(stride),
        of.end() - static_cast<std::ptrdiff_t>(stride - labels)
    );
    for (std::size_t label = 0; label < labels; ++label) {
        if (present[label]) continue;
        weights.bias[label] = never;
        for (std::size_t column = 0; column < problem.columns; ++column)
            weights.of[column * labels + label] = 0;
    }
    return weights;
}

}  // namespace lotsen

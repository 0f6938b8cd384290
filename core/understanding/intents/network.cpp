#include "core/understanding/intents/network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>

#include "core/base/vector_clones.hpp"
#include "core/understanding/intents/keys.hpp"
#include "core/understanding/intents/vector_math.hpp"

namespace lotsen {
namespace {

constexpr std::size_t lanes = 8;  // floats that are worked on at once
constexpr std::size_t units = (branch_units + lanes - 1) / lanes * lanes;  // the last are left out

constexpr std::uint32_t inputs_kept = 22'938;  // of 65,536
constexpr float kept_factor = 65'536.0F / inputs_kept;
constexpr float first_rate = 0.08F;      // falls to nothing in equal steps
constexpr std::size_t steps = 120'000;   // about so many rows are gone through ...
constexpr std::size_t least_rounds = 7;  // ... but all of them not less often
constexpr std::size_t most_rounds = 20;  // ... nor oftener than that
constexpr float least_share = 1e-4F;     // of a label, below which nothing is learned of it
constexpr float first_square = 1e-8F;    // of the gradients seen before any was

using unit_values = std::array<float, units>;

inline void descend(float& weight, float& square, float gradient, float rate) {
    square += gradient * gradient;
    weight -= rate * gradient / std::sqrt(square);
}

LOTSEN_VECTOR_CLONES
void add_inputs(
    const sparse_value* row, std::size_t size, const unit_values* columns, float* sums
) {
    constexpr std::size_t ahead = 8;  // columns lie anywhere: what is read soon is on its way
    constexpr std::size_t line = 64 / sizeof(float);
    float sum[units];
    std::copy_n(sums, units, sum);
    for (std::size_t i = 0; i < size; ++i) {
        if (i + ahead < size) {
            const auto* next = columns[row[i + ahead].column].data();
            for (std::size_t k = 0; k < units; k += line)
                __builtin_prefetch(next + k);
        }
        const auto* weight = columns[row[i].column].data();
        const auto value = row[i].value;
        for (std::size_t k = 0; k < units; ++k)
            sum[k] += value * weight[k];
    }
    std::copy_n(sum, units, sums);
}

LOTSEN_VECTOR_CLONES
void squash(float* values) {
    for (std::size_t k = 0; k < units; ++k)
        values[k] = hyperbolic_tangent(values[k]);
}

/// Each label's logit, of the hidden units' values.
LOTSEN_VECTOR_CLONES
void add_up_labels(
    const unit_values* weights, const float* hidden, std::size_t count, float* logits
) {
    for (std::size_t label = 0; label < count; ++label) {
        const auto* weight = weights[label].data();
        float sums[lanes] = {};
        for (std::size_t first = 0; first < units; first += lanes)
            for (std::size_t k = 0; k < lanes; ++k)
                sums[k] += weight[first + k] * hidden[first + k];
        logits[label] += ((sums[0] + sums[4]) + (sums[2] + sums[6])) +
                         ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    }
}

/// One label's weights for the units: what its error comes to through them, and their descent.
LOTSEN_VECTOR_CLONES
void step_label(
    float error, const float* hidden, float rate, float* weights, float* squares, float* gradients
) {
    for (std::size_t k = 0; k < units; ++k) {
        gradients[k] += weights[k] * error;
        descend(weights[k], squares[k], error * hidden[k], rate);
    }
}

LOTSEN_VECTOR_CLONES
void step_all(
    const float* gradients, std::size_t size, float rate, float* weights, float* squares
) {
    for (std::size_t i = 0; i < size; ++i)
        descend(weights[i], squares[i], gradients[i], rate);
}

/// A column's weights have one length of step, after the sum of their mean squared gradients.
LOTSEN_VECTOR_CLONES
void step_inputs(
    const sparse_value* row,
    std::size_t size,
    const float* gradients,
    float rate,
    unit_values* columns,
    float* squares
) {
    float square = 0;
    for (std::size_t k = 0; k < units; ++k)
        square += gradients[k] * gradients[k];
    square /= static_cast<float>(branch_units);
    for (std::size_t i = 0; i < size; ++i) {
        const auto value = row[i].value;
        auto& seen = squares[row[i].column];
        seen += value * value * square;
        const auto step = rate * value / std::sqrt(seen);
        auto& weights = columns[row[i].column];
        for (std::size_t k = 0; k < units; ++k)
            weights[k] -= step * gradients[k];
    }
}

/// A sum of many is normal enough.
float normal(std::uint64_t key) {
    constexpr std::uint64_t parts = 12;
    constexpr double most = 65'535;
    double sum = 0;
    for (std::uint64_t i = 1; i <= parts; ++i)
        sum += static_cast<double>(mixed(key, i) & 0xFFFFU) / most;
    return static_cast<float>(sum - static_cast<double>(parts) / 2);
}

class branch {
  public:
    branch(const network_problem& problem, std::uint32_t seed)
        : problem_(problem),
          labels_(problem.label_keys.size()),
          seed_(seed),
          columns_(problem.columns),
          squares_(problem.columns, first_square),
          out_(labels_),
          out_squares_(labels_),
          out_bias_(labels_, never),
          out_bias_squares_(labels_, first_square),
          errors_(labels_) {
        bias_squares_.fill(first_square);
        for (auto& one : out_squares_)
            one.fill(first_square);
        // The hidden layer begins with nothing; that its units come to differ is the output's.
        for (std::size_t label = 0; label < labels_; ++label)
            for (std::size_t k = 0; k < branch_units; ++k)
                out_[label][k] = normal(mixed(mixed(seed_, problem.label_keys[label]), k)) /
                                 std::sqrt(static_cast<float>(branch_units));
        for (const auto label : problem.labels)
            out_bias_[label] = 0;
    }

    void train() {
        const auto count = problem_.rows.size();
        const auto rounds = std::clamp(steps / count, least_rounds, most_rounds);
        for (std::size_t round = 0; round < rounds; ++round) {
            rate_ = first_rate * static_cast<float>(rounds - round) / static_cast<float>(rounds);
            for (const auto& [key, row] : order_of(mixed(seed_, round)))
                step(key, problem_.rows[row], problem_.labels[row]);
        }
    }

    /// Into place `number` of `count` branches.
    void write(std::size_t number, std::size_t count, network_weights& all) const {
        const auto at = number * branch_units;
        for (std::size_t column = 0; column < columns_.size(); ++column)
            std::copy_n(columns_[column].data(), branch_units, &all.of[column * all.hidden + at]);
        std::copy_n(bias_.data(), branch_units, &all.bias[at]);
        const auto share = 1 / static_cast<float>(count);
        for (std::size_t k = 0; k < branch_units; ++k)
            for (std::size_t label = 0; label < labels_; ++label)
                all.out[(at + k) * labels_ + label] = share * out_[label][k];
        for (std::size_t label = 0; label < labels_; ++label)
            all.out_bias[label] += share * out_bias_[label];
    }

  private:
    struct turn {
        std::uint64_t key = 0;  // of the row and the round
        std::uint32_t row = 0;

        bool operator<(const turn& other) const {
            return key != other.key ? key < other.key : row < other.row;
        }
    };

    /// Of all rows, in a round.
    std::vector<turn> order_of(std::uint64_t round) const {
        std::vector<turn> order;
        order.reserve(problem_.rows.size());
        for (std::uint32_t row = 0; row < problem_.rows.size(); ++row)
            order.push_back({mixed(problem_.row_keys[row], round), row});
        std::ranges::sort(order, std::less());
        return order;
    }

    void step(std::uint64_t key, const sparse_row& row, std::uint32_t label) {
        leave_out(key, row);
        auto hidden = bias_;
        add_inputs(inputs_.data(), inputs_.size(), columns_.data(), hidden.data());
        squash(hidden.data());
        find_errors(hidden, label);

        const auto gradients = step_labels(hidden);
        step_all(gradients.data(), units, rate_, bias_.data(), bias_squares_.data());
        step_inputs(
            inputs_.data(),
            inputs_.size(),
            gradients.data(),
            rate_,
            columns_.data(),
            squares_.data()
        );
    }

    /// What the errors come to at the hidden units, before the labels' weights descend.
    unit_values step_labels(const unit_values& hidden) {
        unit_values gradients{};
        for (std::size_t label = 0; label < labels_; ++label) {
            const auto error = errors_[label];
            if (error == 0) continue;  // most of them
            step_label(
                error,
                hidden.data(),
                rate_,
                out_[label].data(),
                out_squares_[label].data(),
                gradients.data()
            );
            descend(out_bias_[label], out_bias_squares_[label], error, rate_);
        }
        for (std::size_t k = 0; k < units; ++k)
            gradients[k] *= 1 - hidden[k] * hidden[k];
        return gradients;
    }

    void leave_out(std::uint64_t key, const sparse_row& row) {
        inputs_.resize(row.size());
        std::size_t kept = 0;
        for (const auto& one : row) {
            // Written first, since whether it is kept is anybody's guess, the processor's too.
            inputs_[kept] = {one.column, one.value * kept_factor, one.key};
            kept += (mixed(one.key, key) & 0xFFFFU) < inputs_kept ? 1 : 0;
        }
        inputs_.resize(kept);
    }

    /// What each label is said too much, of a softmax over the logits.
    void find_errors(const unit_values& hidden, std::uint32_t label) {
        errors_ = out_bias_;
        add_up_labels(out_.data(), hidden.data(), labels_, errors_.data());
        exponentials(
            errors_.data(), labels_, 1, *std::ranges::max_element(errors_), errors_.data()
        );
        const auto total = std::accumulate(errors_.begin(), errors_.end(), 0.0F);
        // What is next to nothing is nothing: sums of its squares would cost a processor most.
        for (auto& one : errors_)
            one = one < least_share * total ? 0 : one / total;
        errors_[label] -= 1;
    }

    const network_problem& problem_;
    const std::size_t labels_;
    const std::uint64_t seed_;
    float rate_ = first_rate;
    std::vector<unit_values> columns_;  // each its weights for the units
    std::vector<float> squares_;        // of a column's gradients
    unit_values bias_{};
    unit_values bias_squares_{};
    std::vector<unit_values> out_;  // each a label's weights for the units
    std::vector<unit_values> out_squares_;
    std::vector<float> out_bias_;
    std::vector<float> out_bias_squares_;
    std::vector<float> errors_;
    std::vector<sparse_value> inputs_;  // of a row, those that are not left out
};

}  // namespace

network_weights train_network(
    const network_problem& problem, std::size_t branches, std::uint32_t seed
) {
    const auto label_count = problem.label_keys.size();
    std::vector<bool> present(label_count, false);
    for (const auto label : problem.labels)
        present[label] = true;
    if (std::ranges::count(present, true) < 2)
        throw std::invalid_argument("fewer than two labels have rows");
    network_weights all;
    all.hidden = branches * branch_units;
    all.of.resize(problem.columns * all.hidden);
    all.bias.resize(all.hidden);
    all.out.resize(all.hidden * label_count);
    all.out_bias.resize(label_count);
    for (std::size_t number = 0; number < branches; ++number) {
        branch one(problem, seed + static_cast<std::uint32_t>(number));
        one.train();
        one.write(number, branches, all);
    }
    return all;
}

}  // namespace lotsen

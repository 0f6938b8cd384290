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

/// The weights of one question's labels, as a branch learns them.
class head {
  public:
    head(const network_question& asked, std::uint64_t seed)
        : labels_(asked.label_keys.size()),
          weights_(labels_),
          squares_(labels_),
          bias_(labels_, never),
          bias_squares_(labels_, first_square),
          errors_(labels_) {
        for (auto& one : squares_)
            one.fill(first_square);
        // The hidden layer begins with nothing; that its units come to differ is the labels'.
        for (std::size_t label = 0; label < labels_; ++label)
            for (std::size_t k = 0; k < branch_units; ++k)
                weights_[label][k] = normal(mixed(mixed(seed, asked.label_keys[label]), k)) /
                                     std::sqrt(static_cast<float>(branch_units));
        for (const auto label : asked.labels)
            if (label != no_label) bias_[label] = 0;
    }

    /// Descends, and adds what the errors come to at the hidden units, from before the descent.
    void step(std::uint32_t label, const unit_values& hidden, float rate, unit_values& gradients) {
        find_errors(hidden, label);
        for (std::size_t one = 0; one < labels_; ++one) {
            const auto error = errors_[one];
            if (error == 0) continue;  // most of them
            step_label(
                error,
                hidden.data(),
                rate,
                weights_[one].data(),
                squares_[one].data(),
                gradients.data()
            );
            descend(bias_[one], bias_squares_[one], error, rate);
        }
    }

    /// The units from `at` on, of a mean of `count` branches.
    void write(std::size_t at, std::size_t count, network_head& all) const {
        const auto share = 1 / static_cast<float>(count);
        for (std::size_t k = 0; k < branch_units; ++k)
            for (std::size_t label = 0; label < labels_; ++label)
                all.weights[(at + k) * labels_ + label] = share * weights_[label][k];
        for (std::size_t label = 0; label < labels_; ++label)
            all.bias[label] += share * bias_[label];
    }

  private:
    /// What each label is said too much, of a softmax over the logits.
    void find_errors(const unit_values& hidden, std::uint32_t label) {
        errors_ = bias_;
        add_up_labels(weights_.data(), hidden.data(), labels_, errors_.data());
        exponentials(
            errors_.data(), labels_, 1, *std::ranges::max_element(errors_), errors_.data()
        );
        const auto total = std::accumulate(errors_.begin(), errors_.end(), 0.0F);
        // What is next to nothing is nothing: sums of its squares would cost a processor most.
        for (auto& one : errors_)
            one = one < least_share * total ? 0 : one / total;
        errors_[label] -= 1;
    }

    const std::size_t labels_;
    std::vector<unit_values> weights_;  // each a label's for the units
    std::vector<unit_values> squares_;
    std::vector<float> bias_;
    std::vector<float> bias_squares_;
    std::vector<float> errors_;
};

class branch {
  public:
    branch(const network_problem& problem, bool last, std::uint32_t seed)
        : problem_(problem),
          seed_(seed),
          columns_(problem.columns),
          squares_(problem.columns, first_square) {
        bias_squares_.fill(first_square);
        for (std::size_t i = 0; i < problem.questions.size(); ++i) {
            const auto& one = problem.questions[i];
            if (last || !one.aside) asked_.push_back({i, &one.labels, head(one, seed_)});
        }
        for (std::uint32_t row = 0; row < problem.rows.size(); ++row)
            if (std::ranges::any_of(asked_, [&](const learned& one) { return one.has(row); }))
                rows_.push_back(row);
    }

    void train() {
        const auto rounds = std::clamp(steps / rows_.size(), least_rounds, most_rounds);
        for (std::size_t round = 0; round < rounds; ++round) {
            rate_ = first_rate * static_cast<float>(rounds - round) / static_cast<float>(rounds);
            for (const auto& [key, row] : order_of(mixed(seed_, round)))
                step(key, row);
        }
    }

    /// Into place `number` of `count` branches.
    void write(std::size_t number, std::size_t count, network_weights& all) const {
        const auto at = number * branch_units;
        for (std::size_t column = 0; column < columns_.size(); ++column)
            std::copy_n(columns_[column].data(), branch_units, &all.of[column * all.hidden + at]);
        std::copy_n(bias_.data(), branch_units, &all.bias[at]);
        for (const auto& one : asked_)
            one.of.write(
                at, problem_.questions[one.number].aside ? 1 : count, all.heads[one.number]
            );
    }

  private:
    struct learned {
        std::size_t number = 0;  // of the question
        const std::vector<std::uint32_t>* labels = nullptr;
        head of;

        bool has(std::uint32_t row) const { return (*labels)[row] != no_label; }
    };
    struct turn {
        std::uint64_t key = 0;  // of the row and the round
        std::uint32_t row = 0;

        bool operator<(const turn& other) const {
            return key != other.key ? key < other.key : row < other.row;
        }
    };

    /// Of its rows, in a round.
    std::vector<turn> order_of(std::uint64_t round) const {
        std::vector<turn> order;
        order.reserve(rows_.size());
        for (const auto row : rows_)
            order.push_back({mixed(problem_.row_keys[row], round), row});
        std::ranges::sort(order, std::less());
        return order;
    }

    void step(std::uint64_t key, std::uint32_t row) {
        leave_out(key, problem_.rows[row]);
        auto hidden = bias_;
        add_inputs(inputs_.data(), inputs_.size(), columns_.data(), hidden.data());
        squash(hidden.data());

        unit_values gradients{};
        for (auto& one : asked_)
            if (one.has(row)) one.of.step((*one.labels)[row], hidden, rate_, gradients);
        for (std::size_t k = 0; k < units; ++k)
            gradients[k] *= 1 - hidden[k] * hidden[k];
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

    const network_problem& problem_;
    const std::uint64_t seed_;
    float rate_ = first_rate;
    std::vector<unit_values> columns_;  // each its weights for the units
    std::vector<float> squares_;        // of a column's gradients
    unit_values bias_{};
    unit_values bias_squares_{};
    std::vector<learned> asked_;
    std::vector<std::uint32_t> rows_;   // that say anything of what is asked
    std::vector<sparse_value> inputs_;  // of a row, those that are not left out
};

void expect_two_labels(const network_question& asked) {
    std::vector<bool> present(asked.label_keys.size(), false);
    for (const auto label : asked.labels)
        if (label != no_label) present[label] = true;
    if (std::ranges::count(present, true) < 2)
        throw std::invalid_argument("fewer than two labels have rows");
}

}  // namespace

network_weights train_network(
    const network_problem& problem, std::size_t branches, std::uint32_t seed
) {
    network_weights all;
    all.hidden = branches * branch_units;
    all.of.resize(problem.columns * all.hidden);
    all.bias.resize(all.hidden);
    for (const auto& one : problem.questions) {
        expect_two_labels(one);
        const auto labels = one.label_keys.size();
        auto& made = all.heads.emplace_back();
        made.weights.resize(all.hidden * labels);
        made.bias.resize(labels);
    }
    for (std::size_t number = 0; number < branches; ++number) {
        const bool last = number + 1 == branches;
        branch one(problem, last, seed + static_cast<std::uint32_t>(number));
        one.train();
        one.write(number, branches, all);
    }
    return all;
}

}  // namespace lotsen

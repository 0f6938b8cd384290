#include "core/understanding/intents/network.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <functional>
#include <future>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "core/base/vector_clones.hpp"
#include "core/understanding/intents/keys.hpp"
#include "core/understanding/intents/vector_math.hpp"

namespace lotsen {
namespace {

constexpr std::size_t lanes = 8;  // floats that are worked on at once
constexpr std::size_t units = branch_units + 1;
static_assert(units % lanes == 0);
// No unit, but what a column's squared gradients come to: the weights' line of memory has it.
constexpr std::size_t square_place = branch_units;

constexpr std::uint32_t inputs_kept = 22'938;  // of 65,536
constexpr float kept_factor = 65'536.0F / inputs_kept;
constexpr float first_rate = 0.08F;       // falls to nothing in equal steps
constexpr std::size_t steps = 120'000;    // about so many rows are gone through ...
constexpr std::size_t least_rounds = 10;  // ... but all of them not less often
constexpr std::size_t most_rounds = 20;   // ... nor oftener than that
constexpr float least_share = 1e-4F;      // of a label, below which nothing is learned of it
constexpr float first_square = 1e-8F;     // of the gradients seen before any was
// What a label's share may lack of 1 where a row is known well enough to sit out the next round:
// half of all rows in the end, which would change next to nothing.
constexpr float well_known = 0.1F;

using unit_values = branch_weights;

/// The last ones. Two hear more of danger than one does, and leave the intents one to themselves.
std::size_t branches_with_asides(std::size_t branches) {
    return std::min<std::size_t>(2, branches);
}

inline void descend(float& weight, float& square, float gradient, float rate) {
    square += gradient * gradient;
    weight -= rate * gradient / std::sqrt(square);
}

/// On its way before it is needed: rows and columns lie anywhere.
template <class T>
void fetch(const T* begin, const T* end) {
    constexpr std::size_t line = 64;
    for (auto at = reinterpret_cast<const char*>(begin); at < reinterpret_cast<const char*>(end);
         at += line)
        __builtin_prefetch(at);
}

/// Inputs of a row, those that are not left out.
struct row_inputs {
    explicit row_inputs(std::size_t most) : kept(most), columns(most), values(most) {}

    std::vector<std::uint8_t> kept;  // 1 or 0, of each of the row
    std::vector<std::uint32_t> columns;
    std::vector<float> values;
    std::size_t size = 0;
};

/// Whether each key is kept, by chance that follows from it and `turn`: 1 or 0.
LOTSEN_VECTOR_CLONES
void choose(const std::uint16_t* keys, std::size_t size, std::uint64_t turn, std::uint8_t* kept) {
    const auto low = static_cast<std::uint32_t>(turn);
    const auto high = static_cast<std::uint32_t>(turn >> 32);
    for (std::size_t i = 0; i < size; ++i) {
        auto chance = (keys[i] ^ low) * 0x9E3779B1U;
        chance = ((chance ^ (chance >> 15)) + high) * 0x85EBCA6BU;
        kept[i] = (chance >> 16) < inputs_kept ? 1 : 0;
    }
}

LOTSEN_VECTOR_CLONES
void add_inputs(const row_inputs& row, const unit_values* columns, float* sums) {
    constexpr std::size_t ahead = 16;
    float sum[units];
    std::copy_n(sums, units, sum);
    for (std::size_t i = 0; i < row.size; ++i) {
        if (i + ahead < row.size) {
            const auto& column = columns[row.columns[i + ahead]];
            fetch(column.data(), column.data() + column.size());
        }
        const auto* weight = columns[row.columns[i]].data();
        const auto value = row.values[i];
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
void step_inputs(const row_inputs& row, const float* gradients, float rate, unit_values* columns) {
    float square = 0;
    for (std::size_t k = 0; k < units; ++k)
        square += gradients[k] * gradients[k];
    square /= static_cast<float>(branch_units);
    for (std::size_t i = 0; i < row.size; ++i) {
        const auto value = row.values[i];
        auto& weights = columns[row.columns[i]];
        const auto seen = weights[square_place] + value * value * square;
        const auto step = rate * value / std::sqrt(seen);
        for (std::size_t k = 0; k < units; ++k)
            weights[k] -= step * gradients[k];
        weights[square_place] = seen;
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
    /// What the label's share lacked of 1.
    float step(std::uint32_t label, const unit_values& hidden, float rate, unit_values& gradients) {
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
        return -errors_[label];
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
    branch(const network_problem& problem, bool with_asides, std::uint32_t seed)
        : problem_(problem),
          seed_(seed),
          columns_(problem.columns),
          sits_out_(problem.rows.size(), false) {
        for (auto& one : columns_)
            one[square_place] = first_square;
        bias_squares_.fill(first_square);
        for (std::size_t i = 0; i < problem.questions.size(); ++i) {
            const auto& one = problem.questions[i];
            if (with_asides || !one.aside) asked_.push_back({i, &one.labels, head(one, seed_)});
        }
        for (std::uint32_t row = 0; row < problem.rows.size(); ++row)
            if (std::ranges::any_of(asked_, [&](const learned& one) { return one.has(row); })) {
                rows_.push_back(row);
                longest_ =
                    std::max(longest_, problem.rows.begins[row + 1] - problem.rows.begins[row]);
            }
    }

    void train() {
        constexpr std::size_t far = 4;  // rows ahead
        constexpr std::size_t near = 2;
        const auto rounds = std::clamp(steps / rows_.size(), least_rounds, most_rounds);
        row_inputs now(longest_);
        row_inputs next(longest_);
        for (std::size_t round = 0; round < rounds; ++round) {
            rate_ = first_rate * static_cast<float>(rounds - round) / static_cast<float>(rounds);
            const auto order = order_of(mixed(seed_, round));
            if (order.empty()) continue;  // all sit out
            leave_out(order.front(), next);
            for (std::size_t i = 0; i < order.size(); ++i) {
                std::swap(now, next);
                if (i + far < order.size()) fetch_place(order[i + far].row);
                if (i + near < order.size()) fetch_row(order[i + near].row);
                if (i + 1 < order.size()) leave_out(order[i + 1], next);
                step(order[i].row, now);
            }
        }
    }

    /// Into place `number` of `count` branches.
    void write(std::size_t number, std::size_t count, network_weights& all) {
        const auto at = number * branch_units;
        all.columns[number] = std::move(columns_);
        std::copy_n(bias_.data(), branch_units, &all.bias[at]);
        for (const auto& one : asked_)
            one.of.write(
                at,
                problem_.questions[one.number].aside ? branches_with_asides(count) : count,
                all.heads[one.number]
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

    /// Of its rows, but those that sit out this round.
    std::vector<turn> order_of(std::uint64_t round) {
        std::vector<turn> order;
        order.reserve(rows_.size());
        for (const auto row : rows_) {
            if (!sits_out_[row]) order.push_back({mixed(problem_.row_keys[row], round), row});
            sits_out_[row] = false;
        }
        std::ranges::sort(order, std::less());
        return order;
    }

    void fetch_place(std::uint32_t row) const {
        __builtin_prefetch(&problem_.rows.begins[row]);
        __builtin_prefetch(&problem_.rows.scales[row]);
        for (const auto& one : asked_)
            __builtin_prefetch(&(*one.labels)[row]);
    }

    void fetch_row(std::uint32_t row) const {
        const auto& all = problem_.rows;
        const auto begin = all.begins[row];
        const auto end = all.begins[row + 1];
        fetch(all.keys.data() + begin, all.keys.data() + end);
        fetch(all.columns.data() + begin, all.columns.data() + end);
        fetch(all.levels.data() + begin, all.levels.data() + end);
    }

    void step(std::uint32_t row, const row_inputs& inputs) {
        auto hidden = bias_;
        add_inputs(inputs, columns_.data(), hidden.data());
        squash(hidden.data());
        hidden[square_place] = 0;

        unit_values gradients{};
        float lacking = 0;
        for (auto& one : asked_)
            if (one.has(row))
                lacking =
                    std::max(lacking, one.of.step((*one.labels)[row], hidden, rate_, gradients));
        sits_out_[row] = lacking < well_known;
        for (std::size_t k = 0; k < units; ++k)
            gradients[k] *= 1 - hidden[k] * hidden[k];
        step_all(gradients.data(), units, rate_, bias_.data(), bias_squares_.data());
        step_inputs(inputs, gradients.data(), rate_, columns_.data());
    }

    void leave_out(const turn& now, row_inputs& inputs) {
        const auto& all = problem_.rows;
        const auto begin = all.begins[now.row];
        const auto size = all.begins[now.row + 1] - begin;
        choose(all.keys.data() + begin, size, now.key, inputs.kept.data());
        const auto scale = all.scales[now.row] * kept_factor;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size; ++i) {
            // Written first, since whether it is kept is anybody's guess, the processor's too.
            inputs.columns[kept] = all.columns[begin + i];
            inputs.values[kept] = scale * all.level_values[all.levels[begin + i]];
            kept += inputs.kept[i];
        }
        inputs.size = kept;
    }

    const network_problem& problem_;
    const std::uint64_t seed_;
    float rate_ = first_rate;
    std::vector<unit_values> columns_;  // each its weights for the units, and its square_place
    unit_values bias_{};
    unit_values bias_squares_{};
    std::vector<learned> asked_;
    std::vector<std::uint32_t> rows_;  // that say anything of what is asked
    std::vector<char> sits_out_;       // each row, the next round
    std::size_t longest_ = 0;          // of its rows
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
    all.columns.resize(branches);
    all.bias.resize(all.hidden);
    for (const auto& one : problem.questions) {
        expect_two_labels(one);
        const auto labels = one.label_keys.size();
        auto& made = all.heads.emplace_back();
        made.weights.resize(all.hidden * labels);
        made.bias.resize(labels);
    }
    // One by one each, side by side as processors allow; those with the most to learn first.
    std::vector<std::unique_ptr<branch>> made(branches);
    std::atomic<std::size_t> begun = 0;
    const auto work = [&] {
        for (auto one = begun++; one < branches; one = begun++) {
            const auto number = branches - 1 - one;
            made[number] = std::make_unique<branch>(
                problem,
                one < branches_with_asides(branches),
                seed + static_cast<std::uint32_t>(number)
            );
            made[number]->train();
        }
    };
    std::vector<std::future<void>> others;
    for (unsigned one = 1; one < std::thread::hardware_concurrency() && one < branches; ++one)
        others.push_back(std::async(std::launch::async, work));
    work();
    for (auto& one : others)
        one.get();
    for (std::size_t number = 0; number < branches; ++number)
        made[number]->write(number, branches, all);
    return all;
}

}  // namespace lotsen

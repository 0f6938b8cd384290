#include "core/understanding/intents/fit.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

#include "core/text/normalise.hpp"
#include "core/understanding/intents/svm.hpp"

namespace lotsen {
namespace {

constexpr double rarity_power = 0.7;  // of the inverse document frequency
constexpr std::array<double, feature_kinds> kind_weight{1, 1, 1, 0.7};
constexpr std::size_t most_rows = (1U << 24) - 1;  // what a place can name
constexpr float least_weight = 0.004F;             // of the largest: rows below it are left out

struct known_feature {
    std::uint32_t column = 0;
    std::uint32_t texts = 0;  // that have it
    std::uint32_t last = 0;   // the text seen last, from one
};

class vocabulary {
  public:
    explicit vocabulary(const std::vector<fit_text>& texts) {
        std::uint32_t number = 0;
        for (const auto& one : texts) {
            find_features(fold(*one.text), found_.emplace_back());
            ++number;
            for (const auto item : found_.back())
                count(item, number);
        }
        const auto total = static_cast<double>(texts.size());
        // The rarest feature of the heaviest kind has the code 255.
        step_ = std::pow(std::log(total + 1) + 1, rarity_power) / 255;
        for (const auto item : order_) {
            const auto rarity = std::log((total + 1) / (known_.at(item).texts + 1)) + 1;
            codes_.push_back(code_of(rarity, kind_of(item)));
        }
    }

    std::size_t size() const { return order_.size(); }
    feature at(std::size_t column) const { return order_[column]; }
    std::uint8_t code(std::size_t column) const { return codes_[column]; }
    float weight(std::uint8_t code) const { return static_cast<float>(code * step_); }
    float unseen_weight(feature_kind kind) const {
        return static_cast<float>(255 * step_ * kind_weight[static_cast<std::size_t>(kind)]);
    }

    sparse_row row_of(std::size_t text) const {
        sparse_row row;
        double square = 0;
        for (const auto item : found_[text]) {
            const auto column = known_.at(item).column;
            const auto value = weight(codes_[column]);
            square += static_cast<double>(value) * value;
            row.push_back({column, value});
        }
        std::ranges::sort(row, {}, &sparse_value::column);
        sparse_row merged;
        const auto factor = square > 0 ? static_cast<float>(1 / std::sqrt(square)) : 0;
        for (const auto& [column, value] : row) {
            if (merged.empty() || merged.back().column != column) merged.push_back({column, 0});
            merged.back().value += value * factor;
        }
        return merged;
    }

  private:
    void count(feature item, std::uint32_t number) {
        const auto next = static_cast<std::uint32_t>(order_.size());
        const auto [at, added] = known_.try_emplace(item, known_feature{next, 0, 0});
        if (added) order_.push_back(item);
        if (at->second.last == number) return;
        at->second.last = number;
        ++at->second.texts;
    }

    std::uint8_t code_of(double rarity, feature_kind kind) const {
        const auto value =
            std::pow(rarity, rarity_power) * kind_weight[static_cast<std::size_t>(kind)];
        return static_cast<std::uint8_t>(std::clamp(std::lround(value / step_), 1L, 255L));
    }

    std::vector<std::vector<feature>> found_;
    std::unordered_map<feature, known_feature> known_;
    std::vector<feature> order_;
    std::vector<std::uint8_t> codes_;
    double step_ = 1;
};

// A row's weights as 8-bit numbers and their shift; see linear_model::rows.
void write_row(const float* weights, std::size_t labels, float factor, std::int8_t* row) {
    constexpr float most = 127;
    float peak = 0;
    for (std::size_t k = 0; k < labels; ++k)
        peak = std::max(peak, std::abs(weights[k] * factor));
    int shift = 0;
    while (std::ldexp(peak, -shift) > most)
        ++shift;
    const auto smaller = std::ldexp(factor, -shift);
    row[0] = static_cast<std::int8_t>(shift);
    for (std::size_t k = 0; k < labels; ++k)
        row[k + 1] = static_cast<std::int8_t>(std::lround(weights[k] * smaller));
}

// The weight of each feature times its weights for the labels.
void lay_out(const vocabulary& words, const svm_weights& trained, linear_model& model) {
    const auto labels = model.labels.size();
    std::vector<float> peaks(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        float peak = 0;
        for (std::size_t k = 0; k < labels; ++k)
            peak = std::max(peak, std::abs(trained.of[i * labels + k]));
        peaks[i] = peak * words.weight(words.code(i));
    }
    const auto highest = peaks.empty() ? 0 : *std::ranges::max_element(peaks);
    model.unit = highest > 0 ? highest / 32'000 : 1;  // below 127 shifted by 8
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < words.size() && kept.size() < most_rows; ++i)
        if (peaks[i] >= least_weight * highest) kept.push_back(i);

    model.slots.assign(std::bit_ceil(kept.size() * 2 + 2), {});
    model.rows.assign(kept.size() * model.stride(), 0);
    for (std::size_t row = 0; row < kept.size(); ++row) {
        const auto column = kept[row];
        const auto code = words.code(column);
        write_row(
            &trained.of[column * labels],
            labels,
            words.weight(code) / model.unit,
            &model.rows[row * model.stride()]
        );
        model.insert(words.at(column), static_cast<std::uint32_t>(row), code);
    }
}

}  // namespace

linear_model fit(
    const std::vector<fit_text>& texts,
    const std::vector<std::string>& labels,
    const training_options& options
) {
    const vocabulary words(texts);
    svm_problem problem;
    problem.columns = words.size();
    problem.label_count = labels.size();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        problem.rows.push_back(words.row_of(i));
        problem.labels.push_back(texts[i].label);
    }
    const auto trained = train_svm(problem, options.cost, options.seed);

    linear_model model;
    model.labels = labels;
    model.bias = trained.bias;
    for (std::size_t code = 0; code < model.squares.size(); ++code) {
        const auto weight = words.weight(static_cast<std::uint8_t>(code));
        model.squares[code] = weight * weight;
    }
    for (std::size_t kind = 0; kind < feature_kinds; ++kind) {
        const auto weight = words.unseen_weight(static_cast<feature_kind>(kind));
        model.unseen_squares[kind] = weight * weight;
    }
    lay_out(words, trained, model);
    return model;
}

}  // namespace lotsen

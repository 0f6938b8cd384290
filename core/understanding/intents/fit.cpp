#include "core/understanding/intents/fit.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/vector_clones.hpp"
#include "core/understanding/intents/keys.hpp"
#include "core/understanding/intents/network.hpp"

namespace lotsen {
namespace {

constexpr std::size_t most_rows = (1U << 24) - 1;  // what a place can name
constexpr float least_weight = 0.004F;             // of the largest: rows below it are left out
constexpr std::size_t weights_for_branches = 55'000'000;  // more are made while they fit
constexpr std::size_t most_branches = 8;

float peak_of(const float* weights, std::size_t hidden) {
    float peak = 0;
    for (std::size_t k = 0; k < hidden; ++k)
        peak = std::max(peak, std::abs(weights[k]));
    return peak;
}

// A row's weights as 8-bit numbers and their shift; see network_model::rows.
LOTSEN_VECTOR_CLONES
void write_row(
    const float* weights, std::size_t hidden, float factor, int shift, std::int8_t* row
) {
    row[0] = static_cast<std::int8_t>(shift);
    const auto smaller = std::ldexp(factor, -shift);
    for (std::size_t k = 0; k < hidden; ++k) {
        const auto value = weights[k] * smaller;
        row[k + 1] = static_cast<std::int8_t>(static_cast<int>(value + std::copysign(0.5F, value)));
    }
}

// The weight of each feature times its weights for the hidden units.
void lay_out(const vocabulary& words, const network_weights& trained, network_model& model) {
    const auto hidden = trained.hidden;
    std::vector<float> peaks(words.size());
    std::vector<float> weights(hidden);
    for (std::size_t i = 0; i < words.size(); ++i) {
        trained.copy_column(i, weights.data());
        peaks[i] = peak_of(weights.data(), hidden) * words.weight(words.code(i)) * text_length;
    }
    const auto highest = peaks.empty() ? 0 : *std::ranges::max_element(peaks);
    model.unit = highest > 0 ? highest / 32'000 : 1;  // below 127 shifted by 8
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < words.size() && kept.size() < most_rows; ++i)
        if (peaks[i] >= least_weight * highest) kept.push_back(i);

    feature_table table;
    table.slots.assign(kept.size() + kept.size() / 3 + 2, {});  // three quarters full
    table.rows.assign(kept.size() * model.stride(), 0);
    for (std::size_t row = 0; row < kept.size(); ++row) {
        const auto column = kept[row];
        const auto code = words.code(column);
        constexpr float most = 127;
        int shift = 0;
        while (std::ldexp(peaks[column] / model.unit, -shift) > most)
            ++shift;
        trained.copy_column(column, weights.data());
        write_row(
            weights.data(),
            hidden,
            words.weight(code) * text_length / model.unit,
            shift,
            &table.rows[row * model.stride()]
        );
        table.insert(words.at(column), static_cast<std::uint32_t>(row), code);
    }
    model.keep(std::move(table));
}

network_question question_of(
    const std::vector<std::string>& names,
    const std::vector<fit_text>& texts,
    std::uint32_t fit_text::*label,
    bool aside = false
) {
    network_question asked;
    asked.aside = aside;
    for (const auto& one : names)
        asked.label_keys.push_back(key_of(one));
    for (const auto& one : texts)
        asked.labels.push_back(one.*label);
    return asked;
}

}  // namespace

std::size_t branches_for(const vocabulary& words) {
    const auto one = std::max<std::size_t>(1, words.size() * branch_units);
    return std::clamp<std::size_t>(weights_for_branches / one, 1, most_branches);
}

network_model fit(
    const found_features& found,
    const vocabulary& words,
    const std::vector<fit_text>& texts,
    const fit_names& names,
    const fit_options& options
) {
    network_problem problem;
    problem.rows = words.rows(texts);
    for (const auto& one : texts)
        problem.row_keys.push_back(found.key(one.text));
    problem.columns = words.size();
    problem.questions.push_back(question_of(names.labels, texts, &fit_text::label));
    if (!names.kinds.empty())
        problem.questions.push_back(question_of(names.kinds, texts, &fit_text::kind, true));
    auto trained = train_network(problem, options.branches, options.seed);

    network_model model;
    model.hidden_bias = std::move(trained.bias);
    model.intents = {names.labels, std::move(trained.heads[0])};
    if (!names.kinds.empty()) model.kind = {names.kinds, std::move(trained.heads[1])};
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

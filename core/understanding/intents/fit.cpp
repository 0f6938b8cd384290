#include "core/understanding/intents/fit.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>

#include "core/base/vector_clones.hpp"
#include "core/text/normalise.hpp"
#include "core/understanding/intents/keys.hpp"
#include "core/understanding/intents/network.hpp"

namespace lotsen {
namespace {

constexpr double rarity_power = 0.7;  // of the inverse document frequency
constexpr std::array<double, feature_kinds> kind_weight{1, 1, 1, 0.7};
constexpr std::size_t most_rows = (1U << 24) - 1;  // what a place can name
constexpr float least_weight = 0.004F;             // of the largest: rows below it are left out
constexpr float text_length = 2;                   // of a text's features, as the network gets them
constexpr std::size_t weights_for_branches = 55'000'000;  // more are made while they fit
constexpr std::size_t most_branches = 8;
// Features of texts that have a kind alone: rarer ones would take more memory than they are worth.
constexpr std::uint32_t least_of_kinds = 8;
// Features of fewer texts are left out, by kind. Words and stems that met in few texts met by
// chance: more than half of all features, which teach little, and nothing where there are many
// texts. There a word of one text is known by its letters.
constexpr std::array<std::uint32_t, feature_kinds> least_of_few{1, 1, 2, 2};
constexpr std::array<std::uint32_t, feature_kinds> least_of_many{1, 2, 4, 4};
constexpr std::size_t many_texts = 20'000;

struct known_feature {
    feature is = 0;
    std::uint32_t texts = 0;   // that have it
    std::uint32_t wishes = 0;  // those with a label
    std::uint32_t last = 0;    // the text seen last, from one
    std::uint32_t column = 0;  // of the rows
    // Of characters, the place of the characters before their last one; of others, its own.
    std::uint32_t beginning = 0;
};

class vocabulary {
  public:
    explicit vocabulary(const std::vector<fit_text>& texts)
        : least_(texts.size() < many_texts ? least_of_few : least_of_many) {
        text_features found;
        std::uint32_t number = 0;
        double wishes = 0;
        for (const auto& one : texts) {
            const bool is_wish = one.label != no_label;
            wishes += is_wish ? 1 : 0;
            find_features(fold(*one.text), found);
            ++number;
            auto& places = found_.emplace_back();
            places.reserve(found.all.size());
            for (std::size_t i = 0; i < found.all.size(); ++i) {
                places.push_back(count(found.all[i], number, is_wish));
                known_[places[i]].beginning = places[found.is_one_longer(i) ? i - 1 : i];
            }
        }
        places_ = {};
        // The rarest feature of the heaviest kind has the code 255.
        step_ = std::pow(std::log(wishes + 1) + 1, rarity_power) / 255;
        for (auto& one : known_) {
            const bool kept = !is_by_chance(one) && !is_told_by_its_beginning(one);
            one.column = kept ? static_cast<std::uint32_t>(order_.size()) : left_out;
            if (!kept) continue;
            order_.push_back(one.is);
            const auto rarity = std::log((wishes + 1) / (one.wishes + 1)) + 1;
            codes_.push_back(code_of(rarity, kind_of(one.is)));
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
        row.reserve(found_[text].size());
        double square = 0;
        for (const auto place : found_[text]) {
            const auto& one = known_[place];
            if (one.column == left_out) continue;
            const auto value = weight(codes_[one.column]);
            square += static_cast<double>(value) * value;
            row.push_back({one.column, value, static_cast<std::uint32_t>(one.is >> 32)});
        }
        std::ranges::sort(row, {}, &sparse_value::column);
        sparse_row merged;
        merged.reserve(row.size());
        const auto factor = square > 0 ? text_length / static_cast<float>(std::sqrt(square)) : 0;
        for (const auto& one : row) {
            if (merged.empty() || merged.back().column != one.column)
                merged.push_back({one.column, 0, one.key});
            merged.back().value += one.value * factor;
        }
        return merged;
    }

  private:
    static constexpr auto left_out = static_cast<std::uint32_t>(-1);  // in place of a column

    const std::array<std::uint32_t, feature_kinds> least_;  // texts

    /// Its place in `known_`.
    std::uint32_t count(feature item, std::uint32_t number, bool is_wish) {
        const auto next = static_cast<std::uint32_t>(known_.size());
        const auto [at, added] = places_.try_emplace(item, next);
        if (added) known_.push_back({item});
        auto& one = known_[at->second];
        if (one.last != number) {
            ++one.texts;
            one.wishes += is_wish ? 1 : 0;
        }
        one.last = number;
        return at->second;
    }

    bool is_by_chance(const known_feature& one) const {
        const auto least = least_[static_cast<std::size_t>(kind_of(one.is))];
        return one.texts < (one.wishes == 0 ? std::max(least, least_of_kinds) : least);
    }

    // Where "flagp" is in every text that has "flag", it says nothing more.
    bool is_told_by_its_beginning(const known_feature& one) const {
        const auto& beginning = known_[one.beginning];
        return &beginning != &one && beginning.texts == one.texts;
    }

    std::uint8_t code_of(double rarity, feature_kind kind) const {
        const auto value =
            std::pow(rarity, rarity_power) * kind_weight[static_cast<std::size_t>(kind)];
        return static_cast<std::uint8_t>(std::clamp(std::lround(value / step_), 1L, 255L));
    }

    std::vector<std::vector<std::uint32_t>> found_;  // of each text, places in `known_`
    std::vector<known_feature> known_;
    boost::unordered_flat_map<feature, std::uint32_t> places_;  // in `known_`
    std::vector<feature> order_;                                // by column
    std::vector<std::uint8_t> codes_;
    double step_ = 1;
};

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
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto peak = peak_of(&trained.of[i * hidden], hidden);
        peaks[i] = peak * words.weight(words.code(i)) * text_length;
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
        write_row(
            &trained.of[column * hidden],
            hidden,
            words.weight(code) * text_length / model.unit,
            shift,
            &table.rows[row * model.stride()]
        );
        table.insert(words.at(column), static_cast<std::uint32_t>(row), code);
    }
    model.keep(std::move(table));
}

std::size_t branches_for(const vocabulary& words) {
    const auto one = std::max<std::size_t>(1, words.size() * branch_units);
    return std::clamp<std::size_t>(weights_for_branches / one, 1, most_branches);
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

network_model fit(
    const std::vector<fit_text>& texts, const fit_names& names, const training_options& options
) {
    const vocabulary words(texts);
    network_problem problem;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        problem.rows.push_back(words.row_of(i));
        problem.row_keys.push_back(key_of(*texts[i].text));
    }
    problem.columns = words.size();
    problem.questions.push_back(question_of(names.labels, texts, &fit_text::label));
    if (!names.kinds.empty())
        problem.questions.push_back(question_of(names.kinds, texts, &fit_text::kind, true));
    auto trained = train_network(problem, branches_for(words), options.seed);

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

#include "core/understanding/intents/network_model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/vector_clones.hpp"
#include "core/text/normalise.hpp"
#include "core/understanding/intents/text_sums.hpp"
#include "core/understanding/intents/vector_math.hpp"

namespace lotsen {
namespace {

// The highest so far, in order; of equal ones the first label, so that the answer is the same
// everywhere. Their odds stand where their probability will.
std::vector<scored_label> best_of(const std::vector<float>& odds, std::size_t most) {
    most = std::min(most, odds.size());
    std::vector<scored_label> best;
    best.reserve(most);
    for (std::size_t label = 0; label < odds.size(); ++label) {
        const double one = odds[label];
        if (best.size() < most)
            best.emplace_back();
        else if (!(one > best.back().probability))
            continue;
        auto place = best.size() - 1;
        for (; place > 0 && one > best[place - 1].probability; --place)
            best[place] = best[place - 1];
        best[place] = {label, one};
    }
    return best;
}

LOTSEN_VECTOR_CLONES
void squash(
    const std::int32_t* sums, const float* bias, std::size_t size, float factor, float* units
) {
    for (std::size_t k = 0; k < size; ++k)
        units[k] = hyperbolic_tangent(bias[k] + factor * static_cast<float>(sums[k]));
}

}  // namespace

void network_model::keep(feature_table table) {
    const auto kept = std::make_shared<const feature_table>(std::move(table));
    slots = kept->slots;
    rows = kept->rows;
    memory = kept;
    in_file = false;
}

void feature_table::insert(feature one, std::uint32_t row, std::uint8_t code) {
    auto at = first_slot(one, slots.size());
    while (slots[at].place != 0)
        at = next_slot(at, slots.size());
    slots[at] = {static_cast<std::uint32_t>(one >> 32), (row << 8) | code};
}

margins network_model::margins_of(std::string_view text) const {
    const text_sums sums(*this, fold(text));
    return sums.of(0, sums.words());
}

std::vector<float> network_model::logits(
    const answers& asked, const std::int32_t* sums, float factor, float known
) const {
    const auto hidden = hidden_bias.size();
    thread_local std::vector<float> units;
    units.resize(hidden);
    squash(sums + 1, hidden_bias.data(), hidden, factor, units.data());
    std::vector<float> all = asked.head.bias;
    add_weighted_rows(asked.head.weights.data(), units.data(), hidden, all.size(), all.data());
    // The less of a text is known, the less any label is said; which keeps their order.
    for (auto& one : all)
        one *= known;
    return all;
}

double log_odds(double share) {
    return std::clamp(std::log(share / (1 - share)), -most_log_odds, most_log_odds);
}

double bent(const calibration& certainty, double share) {
    const auto z = log_odds(share);
    auto odds = certainty.offset + certainty.slope * z;
    for (std::size_t i = 0; i < bend_at.size(); ++i)
        odds += certainty.bends[i] * std::max(0.0, z - bend_at[i]);
    return 1 / (1 + std::exp(-odds));
}

double network_model::odds_of(const margins& measured, std::vector<float>& odds) const {
    const auto nothing =
        static_cast<float>(certainty.nothing + certainty.unknown * measured.unseen);
    const auto sharpness = static_cast<float>(certainty.sharpness);
    const auto highest = std::max(nothing, sharpness * *std::ranges::max_element(measured.of));
    odds.resize(measured.of.size());
    exponentials(measured.of.data(), odds.size(), sharpness, highest, odds.data());
    double sum = std::exp(static_cast<double>(nothing - highest));
    for (const auto one : odds)
        sum += one;
    return sum;
}

std::vector<double> network_model::shares(const margins& measured) const {
    std::vector<float> odds;
    const auto sum = odds_of(measured, odds);
    std::vector<double> all(odds.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = odds[i] / sum;
    return all;
}

std::vector<double> network_model::kinds(const std::vector<float>& logits) const {
    std::vector<float> odds(logits.size());
    exponentials(logits.data(), odds.size(), 1, *std::ranges::max_element(logits), odds.data());
    const auto sum = std::accumulate(odds.begin(), odds.end(), 0.0);
    std::vector<double> all;
    all.reserve(odds.size());
    for (const auto one : odds)
        all.push_back(one / sum);
    return all;
}

std::vector<scored_label> network_model::best(const margins& measured, std::size_t most) const {
    thread_local std::vector<float> odds;
    const auto sum = odds_of(measured, odds);
    auto found = best_of(odds, std::max<std::size_t>(most, 2));
    for (auto& one : found)
        one.probability /= sum;
    const auto before = found[0].probability;
    const auto rest = 1 - before;
    const auto second = found.size() > 1 ? found[1].probability : 0;
    // Never below the second, whose share grows as the best one's falls.
    const auto share = std::max(bent(certainty, before), second / (rest + second));
    const auto factor = rest > 0 ? (1 - share) / rest : 0;
    for (auto& one : found)
        one.probability *= factor;
    found[0].probability = share;
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace lotsen

#include "core/understanding/intents/linear_model.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "core/base/vector_clones.hpp"
#include "core/text/normalise.hpp"
#include "core/understanding/intents/text_sums.hpp"

namespace lotsen {
namespace {

/// e to the power of x in (-1e6, 0], to some 1e-7 of it; of what float cannot hold, nearly nothing.
float exponential(float x) {
    constexpr std::int32_t least = -126;  // the least exponent of float
    const auto halvings = x * std::numbers::log2e_v<float>;
    const auto whole = static_cast<std::int32_t>(halvings - 0.5F);  // the nearest, as it is below 0
    const auto rest = (halvings - static_cast<float>(whole)) * std::numbers::ln2_v<float>;
    auto value = 1 + rest * (1.0F / 6);
    value = 1 + rest * (1.0F / 5) * value;
    value = 1 + rest * (1.0F / 4) * value;
    value = 1 + rest * (1.0F / 3) * value;
    value = 1 + rest * (1.0F / 2) * value;
    value = 1 + rest * value;
    // The least of integers, not of floats: a comparison of those, which may trap, keeps the loop
    // over labels from being made one of vectors.
    return value * std::bit_cast<float>((std::max(whole, least) + 127) << 23);
}

// A softmax of a hundred labels is a good part of what a text costs, in a call a label.
LOTSEN_VECTOR_CLONES
void exponentials(
    const float* margins, std::size_t size, float sharpness, float highest, float* odds
) {
    for (std::size_t i = 0; i < size; ++i)
        odds[i] = exponential(sharpness * margins[i] - highest);
}

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

}  // namespace

void linear_model::insert(feature one, std::uint32_t row, std::uint8_t code) {
    const auto mask = slots.size() - 1;
    auto at = static_cast<std::size_t>(one >> 2) & mask;
    while (slots[at].place != 0)
        at = (at + 1) & mask;
    slots[at] = {static_cast<std::uint32_t>(one >> 32), (row << 8) | code};
}

margins linear_model::margins_of(std::string_view text) const {
    const text_sums sums(*this, fold(text));
    return sums.of(0, sums.words());
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

double linear_model::odds_of(const margins& measured, std::vector<float>& odds) const {
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

std::vector<double> linear_model::shares(const margins& measured) const {
    std::vector<float> odds;
    const auto sum = odds_of(measured, odds);
    std::vector<double> all(odds.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = odds[i] / sum;
    return all;
}

std::vector<scored_label> linear_model::best(const margins& measured, std::size_t most) const {
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

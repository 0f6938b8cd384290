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

/// e to the power of x in (-inf, 0], to some 1e-7 of it; of what float cannot hold, nearly nothing.
float exponential(float x) {
    constexpr float least = -87;
    const auto halvings = std::max(x, least) * std::numbers::log2e_v<float>;
    const auto whole = static_cast<std::int32_t>(halvings - 0.5F);  // the nearest, as it is below 0
    const auto rest = (halvings - static_cast<float>(whole)) * std::numbers::ln2_v<float>;
    auto value = 1 + rest * (1.0F / 6);
    value = 1 + rest * (1.0F / 5) * value;
    value = 1 + rest * (1.0F / 4) * value;
    value = 1 + rest * (1.0F / 3) * value;
    value = 1 + rest * (1.0F / 2) * value;
    value = 1 + rest * value;
    return value * std::bit_cast<float>((whole + 127) << 23);
}

// A softmax of a hundred labels is a good part of what a text costs, in a call a label.
LOTSEN_VECTOR_CLONES
void exponentials(
    const float* margins, std::size_t size, float sharpness, float highest, float* odds
) {
    for (std::size_t i = 0; i < size; ++i)
        odds[i] = exponential(sharpness * margins[i] - highest);
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

std::vector<double> linear_model::probabilities(const margins& measured) const {
    auto all = shares(measured);
    const auto best = std::ranges::max_element(all);
    double second = 0;
    for (auto one = all.begin(); one != all.end(); ++one)
        if (one != best) second = std::max(second, *one);
    const auto before = *best;
    const auto rest = 1 - before;
    // Never below the second, whose share grows as the best one's falls.
    const auto share = std::max(bent(certainty, before), second / (rest + second));
    const auto factor = rest > 0 ? (1 - share) / rest : 0;
    for (auto& one : all)
        one *= factor;
    *best = share;
    return all;
}

std::vector<double> linear_model::shares(const margins& measured) const {
    const auto nothing =
        static_cast<float>(certainty.nothing + certainty.unknown * measured.unseen);
    const auto sharpness = static_cast<float>(certainty.sharpness);
    const auto highest = std::max(nothing, sharpness * *std::ranges::max_element(measured.of));
    std::vector<float> odds(measured.of.size());
    exponentials(measured.of.data(), odds.size(), sharpness, highest, odds.data());
    double sum = std::exp(static_cast<double>(nothing - highest));
    for (const auto one : odds)
        sum += one;
    std::vector<double> all(odds.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = odds[i] / sum;
    return all;
}

}  // namespace lotsen

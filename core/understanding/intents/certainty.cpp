// fit_certainty: three numbers by Newton's method on the texts kept back.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <set>

#include "core/understanding/intents/fit.hpp"

namespace lotsen {
namespace {

constexpr std::size_t folds = 5;
constexpr std::size_t label_parts = 6;
constexpr std::size_t enough = 1500;  // texts kept back; then no further model is trained for it
constexpr std::size_t least_texts = 40;
constexpr double unknown_share = 0.03;  // the weight of the unknown in the fit, of the known one
constexpr int most_rounds = 200;

struct kept_back {
    margins measured;
    std::uint32_t label = 0;
    bool known = true;
    double weight = 1;
};

using numbers = std::array<double, 3>;  // sharpness, nothing, unknown

struct slope {
    double loss = 0;
    numbers gradient{};
};

// Weighted log loss of one text, and its gradient.
void add_loss(const kept_back& one, const numbers& at, slope& sum) {
    const auto silent = at[1] + at[2] * one.measured.unseen;
    double highest = silent;
    for (const auto margin : one.measured.of)
        highest = std::max(highest, at[0] * margin);
    double total = std::exp(silent - highest);
    const double silent_part = total;
    double mean = 0;
    for (const auto margin : one.measured.of) {
        const auto part = std::exp(at[0] * margin - highest);
        total += part;
        mean += part * margin;
    }
    const double silent_share = silent_part / total;
    const double right = one.known ? at[0] * one.measured.of[one.label] : silent;
    sum.loss += one.weight * (std::log(total) + highest - right);
    const double nothing = silent_share - (one.known ? 0 : 1);
    sum.gradient[0] += one.weight * (mean / total - (one.known ? one.measured.of[one.label] : 0));
    sum.gradient[1] += one.weight * nothing;
    sum.gradient[2] += one.weight * nothing * one.measured.unseen;
}

slope slope_at(const std::vector<kept_back>& texts, const numbers& at) {
    slope sum;
    for (const auto& one : texts)
        add_loss(one, at, sum);
    return sum;
}

// Descent with a step that adapts to each of the three numbers (resilient propagation): their
// scales differ, and the loss is smooth and convex. `free`: how many of them are fitted.
calibration descend(const std::vector<kept_back>& texts, std::size_t free) {
    const calibration start;
    numbers at{start.sharpness, start.nothing, start.unknown};
    numbers step{0.5, 0.5, 0.5};
    numbers before{};
    for (int round = 0; round < most_rounds; ++round) {
        const auto here = slope_at(texts, at);
        double moved = 0;
        for (std::size_t i = 0; i < free; ++i) {
            const double turn = here.gradient[i] * before[i];
            if (turn > 0) step[i] *= 1.2;
            if (turn < 0) step[i] *= 0.5;
            at[i] -= std::copysign(step[i], here.gradient[i]);
            before[i] = here.gradient[i];
            moved = std::max(moved, step[i]);
        }
        at[0] = std::clamp(at[0], 0.1, 100.0);
        if (moved < 1e-3) break;
    }
    return {at[0], at[1], at[2]};
}

// Numbers that depend on the seed and the position alone (std::shuffle differs between libraries).
std::vector<std::uint32_t> parts_of(std::size_t count, std::size_t parts, std::uint32_t seed) {
    std::vector<std::uint32_t> all(count);
    for (std::size_t i = 0; i < count; ++i)
        all[i] = static_cast<std::uint32_t>(i % parts);
    std::mt19937 random(seed);
    for (std::size_t i = count; i > 1; --i)
        std::swap(all[i - 1], all[random() % i]);
    return all;
}

}  // namespace

calibration fit_certainty(
    const std::vector<fit_text>& texts,
    const std::vector<std::string>& labels,
    const training_options& options
) {
    if (texts.size() < least_texts) return {};
    const auto fold_of = parts_of(texts.size(), folds, options.seed);
    const auto part_of = parts_of(labels.size(), label_parts, options.seed + 1);
    std::vector<kept_back> back;
    std::size_t known = 0;
    for (std::uint32_t fold = 0; fold < folds && known < enough; ++fold) {
        const auto away = [&](const fit_text& one) {
            return labels.size() > label_parts && part_of[one.label] == fold;
        };
        std::vector<fit_text> rest;
        std::set<std::uint32_t> present;
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (fold_of[i] != fold && !away(texts[i])) {
                rest.push_back(texts[i]);
                present.insert(texts[i].label);
            }
        if (present.size() < 2) continue;
        const auto model = fit(rest, labels, options);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (fold_of[i] != fold) continue;
            const bool seen = present.contains(texts[i].label);
            back.push_back({model.margins_of(*texts[i].text), texts[i].label, seen, 1});
            if (seen) ++known;
        }
    }
    const auto unknown = back.size() - known;
    if (known == 0) return {};
    if (unknown == 0) return descend(back, 1);
    for (auto& one : back)
        if (!one.known)
            one.weight = unknown_share * static_cast<double>(known) / static_cast<double>(unknown);
    return descend(back, 3);
}

}  // namespace lotsen

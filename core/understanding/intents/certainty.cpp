// fit_certainty: what the margins of the texts kept back are worth.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <set>

#include "core/understanding/intents/fit.hpp"
#include "core/understanding/intents/keys.hpp"
#include "core/understanding/intents/vector_math.hpp"

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

// The gradient of one text's weighted log loss; `parts` is room to work in.
void add_loss(
    const kept_back& one, const numbers& at, std::vector<float>& parts, numbers& gradient
) {
    const auto silent = at[1] + at[2] * one.measured.unseen;
    double highest = silent;
    for (const auto margin : one.measured.of)
        highest = std::max(highest, at[0] * margin);
    double total = std::exp(silent - highest);
    const double silent_part = total;
    double mean = 0;
    parts.resize(one.measured.of.size());
    exponentials(
        one.measured.of.data(),
        parts.size(),
        static_cast<float>(at[0]),
        static_cast<float>(highest),
        parts.data()
    );
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double part = parts[i];
        total += part;
        mean += part * one.measured.of[i];
    }
    const double silent_share = silent_part / total;
    const double nothing = silent_share - (one.known ? 0 : 1);
    gradient[0] += one.weight * (mean / total - (one.known ? one.measured.of[one.label] : 0));
    gradient[1] += one.weight * nothing;
    gradient[2] += one.weight * nothing * one.measured.unseen;
}

// Descent with a step that adapts to each number (resilient propagation): their scales differ, and
// the losses are smooth and convex. The first `free` of them are fitted.
template <std::size_t n, class Slope>
std::array<double, n> descend(std::array<double, n> at, std::size_t free, const Slope& slope_at) {
    std::array<double, n> step;
    step.fill(0.5);
    std::array<double, n> before{};
    for (int round = 0; round < most_rounds; ++round) {
        const auto gradient = slope_at(at);
        double moved = 0;
        for (std::size_t i = 0; i < free; ++i) {
            const double turn = gradient[i] * before[i];
            if (turn > 0) step[i] *= 1.2;
            if (turn < 0) step[i] *= 0.5;
            at[i] -= std::copysign(step[i], gradient[i]);
            before[i] = gradient[i];
            moved = std::max(moved, step[i]);
        }
        if (moved < 1e-3) break;
    }
    return at;
}

calibration fit_softmax(const std::vector<kept_back>& texts, std::size_t free) {
    calibration made;
    std::vector<float> parts;
    const auto at =
        descend<3>({made.sharpness, made.nothing, made.unknown}, free, [&](numbers& now) {
            now[0] = std::clamp(now[0], 0.1, 100.0);
            numbers gradient{};
            for (const auto& one : texts)
                add_loss(one, now, parts, gradient);
            return gradient;
        });
    made.sharpness = std::clamp(at[0], 0.1, 100.0);
    made.nothing = at[1];
    made.unknown = at[2];
    return made;
}

using curve = std::array<double, 2 + bend_at.size()>;

curve terms_of(double log_odds) {
    curve terms{1, log_odds};
    for (std::size_t i = 0; i < bend_at.size(); ++i)
        terms[2 + i] = std::max(0.0, log_odds - bend_at[i]);
    return terms;
}

// How often the best label is right, by its log odds: logistic regression, drawn towards what the
// softmax says.
void fit_curve(const std::vector<kept_back>& texts, calibration& certainty) {
    constexpr double draw = 1;
    constexpr double least_slope = 0.05;
    struct seen {
        curve terms;
        double right;
        double weight;
    };
    network_model scale;
    scale.certainty = certainty;
    scale.intents.labels.resize(texts.front().measured.of.size());
    std::vector<seen> all;
    for (const auto& one : texts) {
        const auto shares = scale.shares(one.measured);
        const auto best = std::ranges::max_element(shares);
        const bool right = one.known && best - shares.begin() == one.label;
        all.push_back({terms_of(log_odds(*best)), right ? 1.0 : 0.0, one.weight});
    }
    const curve straight{0, 1};
    const auto at = descend<std::tuple_size_v<curve>>(straight, straight.size(), [&](curve& now) {
        curve gradient{};
        for (const auto& one : all) {
            double odds = 0;
            for (std::size_t i = 0; i < now.size(); ++i)
                odds += now[i] * one.terms[i];
            const auto wrong = one.weight * (1 / (1 + std::exp(-odds)) - one.right);
            for (std::size_t i = 0; i < now.size(); ++i)
                gradient[i] += wrong * one.terms[i];
        }
        for (std::size_t i = 0; i < now.size(); ++i)
            gradient[i] += draw * (now[i] - straight[i]);
        return gradient;
    });
    certainty.offset = at[0];
    certainty.slope = std::max(least_slope, at[1]);
    auto slope = certainty.slope;
    for (std::size_t i = 0; i < bend_at.size(); ++i) {
        certainty.bends[i] = std::max(at[2 + i], least_slope - slope);
        slope += certainty.bends[i];
    }
}

calibration fit_to(const std::vector<kept_back>& texts, std::size_t free) {
    auto made = fit_softmax(texts, free);
    fit_curve(texts, made);
    return made;
}

std::uint32_t part_of(std::uint64_t key, std::size_t parts, std::uint32_t seed) {
    return static_cast<std::uint32_t>(mixed(key, seed) % parts);
}

}  // namespace

calibration fit_certainty(
    const found_features& found,
    const std::vector<fit_text>& texts,
    const std::vector<std::string>& labels,
    const fit_options& options
) {
    if (texts.size() < least_texts) return {};
    std::vector<std::uint32_t> fold_of;
    fold_of.reserve(texts.size());
    for (const auto& one : texts)
        fold_of.push_back(part_of(found.key(one.text), folds, options.seed));
    std::vector<std::uint32_t> label_part;
    label_part.reserve(labels.size());
    for (const auto& one : labels)
        label_part.push_back(part_of(key_of(one), label_parts, options.seed));
    std::vector<kept_back> back;
    std::size_t known = 0;
    for (std::uint32_t fold = 0; fold < folds && known < enough; ++fold) {
        const auto away = [&](const fit_text& one) {
            return labels.size() > label_parts && label_part[one.label] == fold;
        };
        std::vector<fit_text> rest;
        std::set<std::uint32_t> present;
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (fold_of[i] != fold && !away(texts[i])) {
                rest.push_back(texts[i]);
                present.insert(texts[i].label);
            }
        if (present.size() < 2) continue;
        const vocabulary words(found, rest);
        const auto model = fit(found, words, rest, {labels, {}}, options);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (fold_of[i] != fold) continue;
            const bool seen = present.contains(texts[i].label);
            back.push_back({model.margins_of(found.text(texts[i].text)), texts[i].label, seen, 1});
            if (seen) ++known;
        }
    }
    const auto unknown = back.size() - known;
    if (known == 0) return {};
    if (unknown == 0) return fit_to(back, 1);
    for (auto& one : back)
        if (!one.known)
            one.weight = unknown_share * static_cast<double>(known) / static_cast<double>(unknown);
    return fit_to(back, 3);
}

}  // namespace lotsen

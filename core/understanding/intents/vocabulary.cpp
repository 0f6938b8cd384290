#include "core/understanding/intents/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lotsen {
namespace {

constexpr double rarity_power = 0.7;  // of the inverse document frequency
constexpr std::array<double, feature_kinds> kind_weight{1, 1, 1, 0.7};
// Features of texts that have a kind alone: rarer ones would take more memory than they are worth.
constexpr std::uint32_t least_of_kinds = 8;
// Features of fewer texts are left out, by kind. Words and stems that met in few texts met by
// chance: more than half of all features, which teach little, and nothing where there are many
// texts. There a word of one text is known by its letters.
constexpr std::array<std::uint32_t, feature_kinds> least_of_few{1, 1, 2, 2};
constexpr std::array<std::uint32_t, feature_kinds> least_of_many{1, 2, 4, 4};
constexpr std::size_t many_texts = 20'000;

constexpr std::size_t ahead = 16;  // numbers lie anywhere: what is read soon is on its way

double weight_of(feature_kind kind) {
    return kind_weight[static_cast<std::size_t>(kind)];
}

struct tally {
    std::uint32_t texts = 0;   // that have it
    std::uint32_t wishes = 0;  // those with a label
    std::uint32_t last = 0;    // the text seen last, from one
};

std::vector<tally> count(const found_features& found, const std::vector<fit_text>& texts) {
    std::vector<tally> all(found.size());
    std::uint32_t now = 0;
    for (const auto& one : texts) {
        ++now;
        const auto numbers = found.of(one.text);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (i + ahead < numbers.size()) __builtin_prefetch(&all[numbers[i + ahead]]);
            auto& seen = all[numbers[i]];
            if (seen.last == now) continue;
            seen.last = now;
            ++seen.texts;
            seen.wishes += one.label != no_label ? 1 : 0;
        }
    }
    return all;
}

}  // namespace

vocabulary::vocabulary(const found_features& found, const std::vector<fit_text>& texts)
    : found_(found), columns_(found.size(), left_out) {
    const auto& least = texts.size() < many_texts ? least_of_few : least_of_many;
    const auto counts = count(found, texts);
    const auto wishes = static_cast<double>(std::ranges::count_if(texts, [](const fit_text& one) {
        return one.label != no_label;
    }));
    const auto is_by_chance = [&](std::uint32_t number) {
        const auto& seen = counts[number];
        const auto of_kind = least[static_cast<std::size_t>(kind_of(found.at(number)))];
        return seen.texts == 0 ||
               seen.texts < (seen.wishes == 0 ? std::max(of_kind, least_of_kinds) : of_kind);
    };
    // Where "flagp" is in every text that has "flag", it says nothing more.
    const auto is_told_by_its_beginning = [&](std::uint32_t number) {
        const auto beginning = found.beginning(number);
        return beginning != number && counts[beginning].texts == counts[number].texts;
    };
    // The rarest feature of the heaviest kind has the code 255.
    step_ = std::pow(std::log(wishes + 1) + 1, rarity_power) / 255;
    for (std::uint32_t number = 0; number < found.size(); ++number) {
        if (is_by_chance(number) || is_told_by_its_beginning(number)) continue;
        columns_[number] = static_cast<std::uint32_t>(order_.size());
        order_.push_back(number);
        const auto rarity = std::log((wishes + 1) / (counts[number].wishes + 1)) + 1;
        const auto value = std::pow(rarity, rarity_power) * weight_of(kind_of(found.at(number)));
        codes_.push_back(static_cast<std::uint8_t>(std::clamp(std::lround(value / step_), 1L, 255L))
        );
    }
}

float vocabulary::unseen_weight(feature_kind kind) const {
    return static_cast<float>(255 * step_ * weight_of(kind));
}

sparse_rows vocabulary::rows(const std::vector<fit_text>& texts) const {
    sparse_rows all;
    std::size_t most = 0;
    for (const auto& one : texts)
        most += found_.of(one.text).size();
    all.columns.reserve(most);
    all.levels.reserve(most);
    all.keys.reserve(most);
    for (std::size_t code = 0; code < all.level_values.size(); ++code)
        all.level_values[code] = weight(static_cast<std::uint8_t>(code));
    for (const auto& one : texts) {
        const auto numbers = found_.of(one.text);
        double square = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (i + ahead < numbers.size()) __builtin_prefetch(&columns_[numbers[i + ahead]]);
            const auto column = columns_[numbers[i]];
            if (column == left_out) continue;
            const auto code = codes_[column];
            const auto value = static_cast<double>(all.level_values[code]);
            square += value * value;
            all.columns.push_back(column);
            all.levels.push_back(code);
            all.keys.push_back(static_cast<std::uint16_t>(found_.at(numbers[i]) >> 32));
        }
        all.begins.push_back(all.columns.size());
        all.scales.push_back(square > 0 ? text_length / static_cast<float>(std::sqrt(square)) : 0);
    }
    return all;
}

}  // namespace lotsen

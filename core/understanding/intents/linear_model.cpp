#include "core/understanding/intents/linear_model.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/vector_clones.hpp"
#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

// What one classification needs and the next one of the same thread uses again.
struct workspace {
    std::vector<feature> features;
    std::vector<std::uint32_t> places;  // of the features that the model has
    std::vector<std::int32_t> sums;
};

workspace& scratch() {
    thread_local workspace space;
    return space;
}

constexpr std::size_t lanes = 8;  // labels that are summed at once; a stride is a multiple of it

// The squared weights of all places: four sums side by side, so that none waits for the one before.
double add_squares(const std::vector<std::uint32_t>& places, const std::array<float, 256>& of) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    std::size_t i = 0;
    for (; i + 4 <= places.size(); i += 4) {
        first += of[places[i] & 0xFF];
        second += of[places[i + 1] & 0xFF];
        third += of[places[i + 2] & 0xFF];
        fourth += of[places[i + 3] & 0xFF];
    }
    for (; i < places.size(); ++i)
        first += of[places[i] & 0xFF];
    return (first + second) + (third + fourth);
}

LOTSEN_VECTOR_CLONES
void add_rows(
    const std::vector<std::uint32_t>& places,
    const std::int8_t* rows,
    std::size_t stride,
    std::int32_t* totals
) {
    // Each array stays in a register: four at once, so that a row is looked for once for them.
    std::size_t first = 0;
    for (; first + 4 * lanes <= stride; first += 4 * lanes) {
        std::int32_t one[lanes] = {};
        std::int32_t two[lanes] = {};
        std::int32_t three[lanes] = {};
        std::int32_t four[lanes] = {};
        for (const auto place : places) {
            const auto* whole = rows + (place >> 8) * stride;
            const int shift = static_cast<unsigned char>(*whole);
            const auto* row = whole + first;
            for (std::size_t k = 0; k < lanes; ++k)
                one[k] += row[k] * (1 << shift);
            for (std::size_t k = 0; k < lanes; ++k)
                two[k] += row[lanes + k] * (1 << shift);
            for (std::size_t k = 0; k < lanes; ++k)
                three[k] += row[2 * lanes + k] * (1 << shift);
            for (std::size_t k = 0; k < lanes; ++k)
                four[k] += row[3 * lanes + k] * (1 << shift);
        }
        std::ranges::copy(one, totals + first);
        std::ranges::copy(two, totals + first + lanes);
        std::ranges::copy(three, totals + first + 2 * lanes);
        std::ranges::copy(four, totals + first + 3 * lanes);
    }
    for (; first < stride; first += lanes) {
        std::int32_t sums[lanes] = {};
        for (const auto place : places) {
            const auto* whole = rows + (place >> 8) * stride;
            const int shift = static_cast<unsigned char>(*whole);
            for (std::size_t k = 0; k < lanes; ++k)
                sums[k] += whole[first + k] * (1 << shift);
        }
        std::ranges::copy(sums, totals + first);
    }
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
    return margins_of_folded(fold(text));
}

margins linear_model::margins_of_folded(std::string_view folded) const {
    auto& space = scratch();
    find_features(folded, space.features);
    // Three passes, so that the memory of the next look-ups is on its way during this one.
    const auto* table = slots.data();
    const auto mask = slots.size() - 1;
    for (const auto one : space.features)
        __builtin_prefetch(table + ((one >> 2) & mask));
    space.places.resize(space.features.size());
    auto* next = space.places.data();
    const auto* first_row = rows.data();
    const auto width = stride();
    std::array<std::uint32_t, feature_kinds> strangers{};
    for (const auto one : space.features) {
        auto at = static_cast<std::size_t>(one >> 2) & mask;
        const auto check = static_cast<std::uint32_t>(one >> 32);
        while (table[at].place != 0 && table[at].check != check)
            at = (at + 1) & mask;
        // Without a branch, since nothing foretells which features are known: the next place is
        // written over a 0.
        const auto place = table[at].place;
        const auto* row = first_row + (place >> 8) * width;
        __builtin_prefetch(row);
        strangers[static_cast<std::size_t>(kind_of(one))] += place == 0 ? 1U : 0U;
        *next = place;
        next += place == 0 ? 0 : 1;
    }
    space.places.resize(static_cast<std::size_t>(next - space.places.data()));
    const auto seen = add_squares(space.places, squares);
    double unseen = 0;
    for (std::size_t kind = 0; kind < feature_kinds; ++kind)
        unseen += static_cast<double>(strangers[kind]) * unseen_squares[kind];
    space.sums.resize(width);
    add_rows(space.places, first_row, width, space.sums.data());

    margins measured;
    measured.of = bias;
    if (seen > 0) {
        const auto factor = unit / static_cast<float>(std::sqrt(seen));
        for (std::size_t i = 0; i < labels.size(); ++i)
            measured.of[i] += factor * static_cast<float>(space.sums[i + 1]);
        measured.unseen = unseen / (seen + unseen);
        // The less of a text is known, the less any label is said: towards the margin of a
        // stranger, which keeps their order.
        const auto known = static_cast<float>(1 - measured.unseen);
        for (auto& margin : measured.of)
            margin = known * (margin + 1) - 1;
    }
    return measured;
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
    const auto nothing = certainty.nothing + certainty.unknown * measured.unseen;
    double highest = nothing;
    for (const auto margin : measured.of)
        highest = std::max(highest, certainty.sharpness * margin);
    double sum = std::exp(nothing - highest);
    std::vector<double> all(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        all[i] = std::exp(certainty.sharpness * measured.of[i] - highest);
        sum += all[i];
    }
    for (auto& share : all)
        share /= sum;
    return all;
}

}  // namespace lotsen

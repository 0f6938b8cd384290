#include "core/understanding/intents/linear_model.hpp"

#include <algorithm>
#include <cmath>

#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

// What one classification needs and the next one of the same thread uses again.
struct workspace {
    std::vector<feature> features;
    std::vector<std::uint32_t> places;
    std::vector<std::int32_t> sums;
};

workspace& scratch() {
    thread_local workspace space;
    return space;
}

void add_row(std::int32_t* sums, const std::int16_t* row, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        sums[i] += row[i];
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
    auto& space = scratch();
    find_features(fold(text), space.features);
    // Three passes, so that the memory of the next look-ups is on its way during this one.
    const auto mask = slots.size() - 1;
    for (const auto one : space.features)
        __builtin_prefetch(&slots[(one >> 2) & mask]);
    space.places.clear();
    double unseen = 0;
    double seen = 0;
    const auto width = stride();
    for (const auto one : space.features) {
        auto at = static_cast<std::size_t>(one >> 2) & mask;
        const auto check = static_cast<std::uint32_t>(one >> 32);
        while (slots[at].place != 0 && slots[at].check != check)
            at = (at + 1) & mask;
        const auto place = slots[at].place;
        if (place == 0) {
            unseen += unseen_squares[static_cast<std::size_t>(kind_of(one))];
            continue;
        }
        seen += squares[place & 0xFF];
        __builtin_prefetch(&rows[(place >> 8) * width]);
        space.places.push_back(place >> 8);
    }
    space.sums.assign(width, 0);
    for (const auto place : space.places)
        add_row(space.sums.data(), &rows[place * width], width);

    margins measured;
    measured.of = bias;
    if (seen > 0) {
        const auto factor = unit / static_cast<float>(std::sqrt(seen));
        for (std::size_t i = 0; i < labels.size(); ++i)
            measured.of[i] += factor * static_cast<float>(space.sums[i]);
        measured.unseen = unseen / (seen + unseen);
        // The less of a text is known, the less any label is said: towards the margin of a
        // stranger, which keeps their order.
        const auto known = static_cast<float>(1 - measured.unseen);
        for (auto& margin : measured.of)
            margin = known * (margin + 1) - 1;
    }
    return measured;
}

std::vector<double> linear_model::probabilities(const margins& measured) const {
    const auto nothing = certainty.nothing + certainty.unknown * measured.unseen;
    double highest = nothing;
    for (const auto margin : measured.of)
        highest = std::max(highest, certainty.sharpness * margin);
    double sum = std::exp(nothing - highest);
    std::vector<double> shares(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        shares[i] = std::exp(certainty.sharpness * measured.of[i] - highest);
        sum += shares[i];
    }
    for (auto& share : shares)
        share /= sum;
    return shares;
}

}  // namespace lotsen

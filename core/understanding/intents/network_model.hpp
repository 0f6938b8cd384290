// The numbers of a trained intent model, laid out for one pass over a text.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/word_memory.hpp"
#include "core/understanding/intents/features.hpp"
#include "core/understanding/intents/network.hpp"
#include "core/understanding/model.hpp"
#include "core/understanding/open_table.hpp"

namespace lotsen {

/// How margins become probabilities: softmax over sharpness * margin and one more, silent label
/// "none of these" of logit nothing + unknown * (share of the text that was never seen in
/// training).
struct calibration {
    double sharpness = 1;
    double nothing = -1;
    double unknown = 1;
    /// Then the log odds z of the best label become offset + slope * z + bends[i] * max(0, z -
    /// bend_at[i]), and the others share what is left as before: a softmax says too little where it
    /// is unsure and too much where it is sure.
    double offset = 0;
    double slope = 1;
    std::array<double, 3> bends{};
};
inline constexpr std::array<double, 3> bend_at{-0.5, 1, 3};
inline constexpr double most_log_odds = 9;

/// The log odds of a share, within +-most_log_odds.
double log_odds(double share);
/// What the calibration makes of the best label's share; rises with it.
double bent(const calibration& certainty, double share);

struct margins {
    std::vector<float> of;  // a label's logit each
    double unseen = 1;      // 0..1: the weight of the text's features that the model does not have
};

/// What is known of a question, and how it is told from the hidden units.
struct answers {
    std::vector<std::string> labels;
    network_head head;
};

/// Where a feature's row is.
struct feature_slot {
    std::uint32_t check = 0;  // upper half of the feature's hash
    /// The row's number in the upper 24 bits, the code of its weight in the lower 8; 0: free.
    std::uint32_t place = 0;
};

/// Nearly all of a model's memory.
struct feature_table {
    std::vector<feature_slot> slots;  // see open_table.hpp
    std::vector<std::int8_t> rows;

    /// Puts a feature's place into `slots`, which must have room.
    void insert(feature one, std::uint32_t row, std::uint8_t code);
};

/// Immutable once made; then thread-safe.
struct network_model {
    answers intents;
    answers kind;                        // may be none
    std::shared_ptr<const void> memory;  // that slots and rows lie in: a table, or a mapped file
    bool in_file = false;                // the latter
    std::span<const feature_slot> slots;
    /// `stride` each: by how many bits the others are shifted to the left, then a hidden unit each,
    /// weighted, in units of `unit`. A row keeps its own precision in half the memory of 16 bits.
    std::span<const std::int8_t> rows;
    std::vector<float> hidden_bias;    // a hidden unit each
    std::array<float, 256> squares{};  // of a feature's weight, by its code
    std::array<float, feature_kinds> unseen_squares{};
    float unit = 1;
    calibration certainty;
    std::uint64_t owner = next_owner();  // of what is remembered of words (word_memory.hpp)

    /// The shift and the hidden units, rounded up, so that rows are whole vectors.
    std::size_t stride() const noexcept { return (hidden_bias.size() + 1 + 7) / 8 * 8; }

    /// The table is the model's own memory from here on.
    void keep(feature_table table);

    /// The feature_slot::place of a feature; 0: the model does not have it.
    std::uint32_t place_of(feature one) const {
        auto at = first_slot(one, slots.size());
        const auto check = static_cast<std::uint32_t>(one >> 32);
        while (slots[at].place != 0 && slots[at].check != check)
            at = next_slot(at, slots.size());
        return slots[at].place;
    }
    /// So that place_of finds its memory near.
    void prefetch(feature one) const {
        __builtin_prefetch(slots.data() + first_slot(one, slots.size()));
    }

    void prefetch_row(std::uint32_t place) const {
        __builtin_prefetch(rows.data() + (place >> 8) * stride());
    }

    margins margins_of(std::string_view text) const;
    /// Of the labels of `asked`, from a text's row sums (see `rows`; the first is of no meaning)
    /// times `factor`, of which the share `known` is of features that the model has.
    std::vector<float> logits(
        const answers& asked, const std::int32_t* sums, float factor, float known
    ) const;
    /// The shares of the kinds, of their logits.
    std::vector<double> kinds(const std::vector<float>& logits) const;
    /// The `most` best labels, best first, and their probabilities.
    std::vector<scored_label> best(const margins& measured, std::size_t most) const;
    /// Of all labels, before the last step of the calibration.
    std::vector<double> shares(const margins& measured) const;

  private:
    /// What each label weighs beside the others; returns the sum of all and of "none of these".
    double odds_of(const margins& measured, std::vector<float>& odds) const;
};

}  // namespace lotsen

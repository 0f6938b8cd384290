// Which features a model knows, and what each of them weighs.
#pragma once

#include <cstdint>
#include <vector>

#include "core/understanding/intents/found_features.hpp"
#include "core/understanding/intents/network.hpp"

namespace lotsen {

struct fit_text {
    std::size_t text = 0;     // of the found features
    std::uint32_t label = 0;  // or no_label
    std::uint32_t kind = 0;   // likewise
};

/// What is known stands in columns. A feature weighs the more the fewer texts have it, and its
/// weight is one of 255 (its code).
class vocabulary {
  public:
    /// `found` must outlive it.
    vocabulary(const found_features& found, const std::vector<fit_text>& texts);

    std::size_t size() const { return order_.size(); }  // columns
    feature at(std::size_t column) const { return found_.at(order_[column]); }
    std::uint8_t code(std::size_t column) const { return codes_[column]; }
    float weight(std::uint8_t code) const { return static_cast<float>(code * step_); }
    /// Of a feature that no text had.
    float unseen_weight(feature_kind kind) const;

    /// Of all the texts it was made of, in their order: each has the length `text_length`.
    sparse_rows rows(const std::vector<fit_text>& texts) const;

  private:
    static constexpr auto left_out = static_cast<std::uint32_t>(-1);  // in place of a column

    const found_features& found_;
    std::vector<std::uint32_t> columns_;  // by number
    std::vector<std::uint32_t> order_;    // numbers by column
    std::vector<std::uint8_t> codes_;     // by column
    double step_ = 1;
};

inline constexpr float text_length = 2;  // of a text's features, as the network gets them

}  // namespace lotsen

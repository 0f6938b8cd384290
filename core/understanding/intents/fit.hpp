// From labelled texts to a network with one hidden layer, and how sure it may be.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/understanding/intents/network_model.hpp"
#include "core/understanding/model.hpp"

namespace lotsen {

struct fit_text {
    const std::string* text = nullptr;
    std::uint32_t label = 0;  // or no_label (network.hpp)
    std::uint32_t kind = 0;   // likewise
};

/// All names; those of which no text is given never win.
struct fit_names {
    std::vector<std::string> labels;
    std::vector<std::string> kinds;  // none: nothing is learned of it
};

/// Same input, same model. At least two labels, and two kinds where there are any, must have
/// texts. The certainty is not fitted.
network_model fit(
    const std::vector<fit_text>& texts, const fit_names& names, const training_options& options
);

/// By models that were trained without a fifth of the texts and without a sixth of the labels: the
/// texts kept back say how often a margin is right, those of the labels kept back what the unknown
/// looks like. All texts have a label; nothing is learned of kinds. Too few texts give the
/// default.
calibration fit_certainty(
    const std::vector<fit_text>& texts,
    const std::vector<std::string>& labels,
    const training_options& options
);

}  // namespace lotsen

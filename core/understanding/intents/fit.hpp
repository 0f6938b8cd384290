// From labelled texts to a network with one hidden layer, and how sure it may be.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/understanding/intents/found_features.hpp"
#include "core/understanding/intents/network_model.hpp"
#include "core/understanding/intents/vocabulary.hpp"

namespace lotsen {

/// All names; those of which no text is given never win.
struct fit_names {
    std::vector<std::string> labels;
    std::vector<std::string> kinds;  // none: nothing is learned of it
};

struct fit_options {
    std::size_t branches = 1;
    std::uint32_t seed = 0;
};

/// As many as a model of so many features has room for.
std::size_t branches_for(const vocabulary& words);

/// Same input, same model. `words` is of the texts. At least two labels, and two kinds where there
/// are any, must have texts. The certainty is not fitted.
network_model fit(
    const found_features& found,
    const vocabulary& words,
    const std::vector<fit_text>& texts,
    const fit_names& names,
    const fit_options& options
);

/// By models that were trained without a fifth of the texts and without a sixth of the labels: the
/// texts kept back say how often a margin is right, those of the labels kept back what the unknown
/// looks like. All texts have a label; nothing is learned of kinds. Too few texts give the
/// default.
calibration fit_certainty(
    const found_features& found,
    const std::vector<fit_text>& texts,
    const std::vector<std::string>& labels,
    const fit_options& options
);

}  // namespace lotsen

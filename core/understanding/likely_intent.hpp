// An intent while it is weighed: most are dropped again, so its name is not copied.
#pragma once

#include <vector>

#include "core/understanding/understanding.hpp"

namespace lotsen {

struct likely_intent {
    const intent_score* named = nullptr;  // plugin and intent, kept by whoever made this
    double confidence = 0;                // as intent_score's; that of `named` says nothing
};

inline std::vector<intent_score> with_names(const std::vector<likely_intent>& likely) {
    std::vector<intent_score> scores;
    scores.reserve(likely.size());
    for (const auto& one : likely)
        scores.push_back({one.named->plugin, one.named->intent, one.confidence});
    return scores;
}

}  // namespace lotsen

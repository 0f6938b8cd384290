// Two readers over the same sentences: what the second understands better, and worse.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/understanding/held_out.hpp"
#include "core/understanding/model.hpp"

namespace lotsen {

struct changed_sentence {
    labelled_text sentence;
    std::string before;  // "plugin.intent"; empty where nothing was understood
    std::string after;

    bool better() const { return after == sentence.label; }
    bool worse() const { return before == sentence.label; }
};

struct comparison {
    std::map<std::string, held_out_figures> before;  // by language
    std::map<std::string, held_out_figures> after;
    held_out_figures all_before;
    held_out_figures all_after;
    std::vector<changed_sentence> changes;  // the best intent is another one
};

/// Each sentence without a conversation.
comparison compare(
    const reader& before,
    const reader& after,
    const std::vector<labelled_text>& sentences,
    time_point now
);

}  // namespace lotsen

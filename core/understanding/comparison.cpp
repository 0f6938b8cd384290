#include "core/understanding/comparison.hpp"

namespace lotsen {

comparison compare(
    const reader& before,
    const reader& after,
    const std::vector<labelled_text>& sentences,
    time_point now
) {
    comparison made;
    reading_context context;
    context.now = now;
    for (const auto& one : sentences) {
        const auto was = before.read(one.text, context);
        const auto is = after.read(one.text, context);
        made.before[one.language].count(was, one);
        made.after[one.language].count(is, one);
        made.all_before.count(was, one);
        made.all_after.count(is, one);
        if (best_label(was) != best_label(is))
            made.changes.push_back({one, best_label(was), best_label(is)});
    }
    return made;
}

}  // namespace lotsen

// The intents study_guidance, cv_help and work_rules: short advice, its source, and the way to a
// coach.
#pragma once

#include "core/plugin/plugin.hpp"
#include "core/plugin/word_groups.hpp"

namespace lotsen::youth_jobs {

turn_reply study_guidance();
turn_reply cv_help();

/// Answers by what is asked about: age and hours, pay and tax, or contract and rights.
turn_reply work_rules(const turn& now, const word_groups& groups, fold_function fold);
/// An option of an earlier answer: payload "topic".
turn_reply work_rules_about(const turn& now);

}  // namespace lotsen::youth_jobs

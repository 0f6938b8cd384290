// The repairs that core promises, tried at every question of a plugin's forms. The list of cases
// stands in core/plugin/README.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/app/trial/answers.hpp"

namespace lotsen::trial {

struct repair_report {
    std::vector<std::string> broken;  // "plugin form slot: case: locale: expected ..., came ..."
    std::map<std::string, std::size_t> played;  // how often, by case
};

/// Every case at every question, and at the summary, of every form that an intent of the plugin
/// starts. The plugin's own messages and core's are compared in this locale. `other` is the
/// language that is changed to.
repair_report try_repairs(
    stage& on, const manifest& of, const std::string& locale, const std::string& other
);

/// The cases' names, in the order in which they are tried.
std::vector<std::string> repair_cases();

}  // namespace lotsen::trial

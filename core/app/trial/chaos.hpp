// What becomes of a resident when a plugin fails: at every call, in every way.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "core/app/config/config.hpp"
#include "core/app/trial/faults.hpp"

namespace lotsen::trial {

struct chaos_plan {
    std::vector<std::string> calls{
        "initialize", "turn", "validate", "submit", "desk", "job", "health"};
    std::vector<fault_kind> kinds{all_fault_kinds.begin(), all_fault_kinds.end()};
};

/// Prints progress, and one line for each failure. How many there were.
int try_chaos(
    const config& settings,
    const std::filesystem::path& folder,
    std::ostream& out,
    const chaos_plan& plan = {}
);

}  // namespace lotsen::trial

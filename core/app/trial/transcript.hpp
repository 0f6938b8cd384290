// A conversation as a file, held against what comes of it. The format: core/plugin/README.md.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/app/trial/stage.hpp"

namespace lotsen::trial {

/// By its name: JSON or YAML.
bool is_transcript(const std::filesystem::path& file);

/// Runs the file; each broken expectation is a line. A file that is no transcript is a line too.
/// One without a locale runs once in each of `otherwise`.
std::vector<std::string> run_transcript(
    stage& on, const std::filesystem::path& file, const std::vector<std::string>& otherwise = {}
);

}  // namespace lotsen::trial

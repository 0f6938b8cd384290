// The answers the plugin comes with: answers/<tag>.json, one file per language:
// {"<topic>": {"text", "source", "reviewed": "2026-11-23", "next": ["plugin.intent", ...]}}
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "plugins/city_guide/answer.hpp"

namespace lotsen::city_guide {

struct original_answers {
    std::vector<answer> list;
    /// topic -> what may be wished next, as "plugin.intent"; as the Swedish file has it.
    std::map<std::string, std::vector<std::string>, std::less<>> next;

    /// Null where no file has it.
    const answer* find(std::string_view topic, std::string_view language) const;
};

/// Throws, naming the file and what is wrong in it; also where a topic is missing in Swedish.
original_answers read_answers(const std::filesystem::path& folder);

}  // namespace lotsen::city_guide

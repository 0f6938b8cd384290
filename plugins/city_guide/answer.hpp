// What the city says about a topic.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen::city_guide {

/// Each is an intent of the manifest.
inline constexpr std::array<std::string_view, 7> topics{
    "safety_walk",
    "senior_meetups",
    "school_safety",
    "place_collaboration",
    "camera_surveillance",
    "safety_program",
    "contact_details"};

bool is_topic(std::string_view name) noexcept;

struct answer {
    std::string topic;
    std::string language;  // BCP 47 tag
    std::string text;
    std::string source;
    std::string reviewed;    // the day its facts were last held against the source
    std::string changed_at;  // RFC 3339
    std::string changed_by;  // the editor; empty: the words of answers/<tag>.json
};

answer from_row(const json::object& row);

/// Where an answer for `locale` is looked for, best first: "zh-Hans-SG" -> "zh-Hans-SG", "zh-Hans",
/// "zh", then Swedish, which every topic is written in.
std::vector<std::string> languages_for(std::string_view locale);

inline constexpr std::string_view fallback_language = "sv";

}  // namespace lotsen::city_guide

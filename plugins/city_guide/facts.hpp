// Particulars that only staff know, shown beside the answers they belong to.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/plugin/message.hpp"

namespace lotsen::city_guide {

struct fact_kind {
    std::string_view name;
    std::string_view topic;
};

/// A new kind needs the messages "fact.<name>" and "desk.fact.<name>", and nothing else.
inline constexpr std::array<fact_kind, 6> fact_kinds{{
    {"next_walk", "safety_walk"},
    {"meetups", "senior_meetups"},
    {"next_meeting", "place_collaboration"},
    {"opening_hours", "contact_details"},
    {"address", "contact_details"},
    {"email", "contact_details"},
}};

bool is_fact(std::string_view name) noexcept;

struct fact {
    std::string name;
    std::string value;       // as staff wrote it; empty: not known
    std::string until;       // the last day it is shown; empty: until changed
    std::string changed_at;  // RFC 3339
    std::string changed_by;
};

fact fact_from_row(const json::object& row);

/// A card for each that is known and not past on `day`.
std::vector<card> fact_cards(
    const std::vector<fact>& known, std::string_view topic, std::string_view day
);

}  // namespace lotsen::city_guide

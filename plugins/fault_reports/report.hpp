// A fault report as it is kept.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/plugin/turn.hpp"

namespace lotsen::fault_reports {

inline constexpr std::string_view reference_prefix = "F";

/// What becomes of a report, in the usual order; also the wire words of the `case` event.
inline constexpr std::array<std::string_view, 4> statuses{
    "received", "in_progress", "done", "referred"};

bool is_status(std::string_view name) noexcept;

/// Degrees of WGS 84.
struct position {
    double lat = 0;
    double lon = 0;
};

struct report {
    std::string reference;
    std::string idempotency_key;
    std::string conversation;
    std::string locale;
    std::string channel;
    std::string category;
    std::string place;       // as written
    std::string place_name;  // of the gazetteer; may be empty
    std::optional<position> where;
    std::string description;
    std::string photo;
    std::string email;
    std::string status;
    std::string referred_to;
    std::string note;         // staff's words to the one who reported
    std::string linked_to;    // the earlier report of the same fault
    std::string received_at;  // RFC 3339
    std::string changed_at;
    std::string changed_by;
    bool legal_hold = false;
};

report from_row(const json::object& row);

/// The report a completed form asks for; status, reference and times are the store's to set.
report from_submission(const submission& completed);

}  // namespace lotsen::fault_reports

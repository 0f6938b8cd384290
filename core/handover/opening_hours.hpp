// When people answer. Staff set it; nothing is assumed.
#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace lotsen {

/// Minutes of the local day, [opens, closes).
struct open_period {
    int opens = 0;
    int closes = 0;
    bool operator==(const open_period&) const = default;
};

class opening_hours {
  public:
    /// {"monday":["08:00-16:30"], ..., "exceptions":{"2026-12-24":[]}}. A day that is absent is
    /// closed. Periods of a day are in order and do not overlap; the last may end at 24:00. Errors:
    /// invalid (which member, why).
    static result<opening_hours> parse(const json::value& document);
    json::value to_json() const;

    /// Weekdays are worked out from the date; `weekday` is not looked at.
    bool open(const civil_time& at) const;
    /// The start of the next period after `at`, within 60 days; none where there is no such.
    std::optional<civil_time> next_opening(const civil_time& at) const;

  private:
    const std::vector<open_period>& periods(std::chrono::sys_days day) const;

    std::array<std::vector<open_period>, 7> week_;  // Monday first
    std::map<std::chrono::sys_days, std::vector<open_period>> exceptions_;
};

}  // namespace lotsen

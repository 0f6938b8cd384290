// Time comes in through a constructor, so that a test can replay any conversation.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace lotsen {

using time_point = std::chrono::sys_time<std::chrono::milliseconds>;  // UTC

/// Thread-safe.
class clock {
  public:
    virtual ~clock() = default;
    virtual time_point now() const = 0;
};

class system_clock final : public clock {
  public:
    time_point now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

/// "2026-11-22T10:00:00.000Z" (RFC 3339, UTC, milliseconds).
std::string to_rfc3339(time_point at);

/// Reads RFC 3339 in UTC ("Z") with or without a fraction. Errors: invalid.
result<time_point> from_rfc3339(std::string_view text);

/// A moment as the people of the municipality read it from the wall.
struct civil_time {
    int year = 1970;
    int month = 1;    // 1-12
    int day = 1;      // 1-31
    int hour = 0;     // 0-23
    int minute = 0;   // 0-59
    int weekday = 4;  // ISO 8601: 1 Monday - 7 Sunday

    bool operator==(const civil_time&) const = default;
};

/// The municipality's time zone. Implemented in text/ with ICU. Thread-safe.
class time_zone {
  public:
    virtual ~time_zone() = default;
    virtual civil_time local(time_point at) const = 0;
    /// `weekday` is not looked at. A time that a clock change skips or repeats gives the earlier.
    virtual time_point instant(const civil_time& local) const = 0;
};

}  // namespace lotsen

#include <cstdio>

#include "core/base/clock.hpp"

namespace lotsen {

namespace chr = std::chrono;

std::string to_rfc3339(time_point at) {
    const auto day = chr::floor<chr::days>(at);
    const chr::year_month_day date{day};
    const chr::hh_mm_ss time{at - day};
    char text[40];
    std::snprintf(
        text,
        sizeof text,
        "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()),
        static_cast<int>(time.subseconds().count())
    );
    return text;
}

result<time_point> from_rfc3339(std::string_view text) {
    const std::string copy(text);
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    double second = 0;
    char zone = 0;
    // NOLINTNEXTLINE(cert-err34-c): every field is range-checked below.
    const int fields = std::sscanf(
        copy.c_str(),
        "%4d-%2u-%2uT%2d:%2d:%lf%c",
        &year,
        &month,
        &day,
        &hour,
        &minute,
        &second,
        &zone
    );
    const chr::year_month_day date{chr::year{year}, chr::month{month}, chr::day{day}};
    if (fields != 7 || zone != 'Z' || !date.ok() || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59 || second < 0 || second >= 61)
        return fail(errc::invalid, "not an RFC 3339 time in UTC: " + copy);
    return chr::sys_days{date} + chr::hours{hour} + chr::minutes{minute} +
           chr::milliseconds{static_cast<long>(second * 1000 + 0.5)};
}

}  // namespace lotsen

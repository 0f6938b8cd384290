#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/clock.hpp"

namespace lotsen {

namespace chr = std::chrono;

std::string to_rfc3339(time_point at) {
    const auto day = chr::floor<chr::days>(at);
    const chr::year_month_day date{day};
    const chr::hh_mm_ss time{at - day};
    // Every event carries one: printf would cost more than the rest of the event's text.
    std::string text = "0000-00-00T00:00:00.000Z";
    const auto put = [&text](std::size_t end, auto number) {
        for (auto rest = static_cast<unsigned>(number); rest > 0; rest /= 10)
            text[--end] = static_cast<char>('0' + rest % 10);
    };
    put(4, std::clamp(static_cast<int>(date.year()), 0, 9999));
    put(7, static_cast<unsigned>(date.month()));
    put(10, static_cast<unsigned>(date.day()));
    put(13, time.hours().count());
    put(16, time.minutes().count());
    put(19, time.seconds().count());
    put(23, time.subseconds().count());
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
           chr::milliseconds{std::lround(second * 1000)};
}

}  // namespace lotsen

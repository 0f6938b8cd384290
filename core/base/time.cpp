#include <algorithm>
#include <charconv>
#include <cmath>

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

namespace {

/// Takes a number of `digits`, or of any where it is 0, and the sign behind it away from `text`.
template <class Number>
bool take(std::string_view& text, std::size_t digits, char behind, Number& number) {
    const auto end = text.find(behind);
    if (end == text.npos || end == 0 || (digits != 0 && end != digits)) return false;
    // No sign, no exponent, none of the names of what is no number.
    const auto is_part = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    if (!std::ranges::all_of(text.substr(0, end), is_part)) return false;
    const auto read = std::from_chars(text.data(), text.data() + end, number);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + end;
    text.remove_prefix(end + 1);
    return whole;
}

}  // namespace

result<time_point> from_rfc3339(std::string_view text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    double second = 0;
    auto rest = text;
    const bool read = take(rest, 4, '-', year) && take(rest, 2, '-', month) &&
                      take(rest, 2, 'T', day) && take(rest, 2, ':', hour) &&
                      take(rest, 2, ':', minute) && take(rest, 0, 'Z', second) && rest.empty();
    const chr::year_month_day date{chr::year{year}, chr::month{month}, chr::day{day}};
    if (!read || !date.ok() || hour > 23 || minute > 59 || second >= 61)
        return fail(errc::invalid, "not an RFC 3339 time in UTC: " + std::string(text));
    return chr::sys_days{date} + chr::hours{hour} + chr::minutes{minute} +
           chr::milliseconds{std::lround(second * 1000)};
}

}  // namespace lotsen

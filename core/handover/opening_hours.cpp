#include "core/handover/opening_hours.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <string_view>
#include <utility>

namespace lotsen {
namespace {

namespace chr = std::chrono;

constexpr std::array<std::string_view, 7> day_names{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::string_view exceptions_member = "exceptions";
constexpr int day_minutes = 24 * 60;
constexpr int days_ahead = 60;

/// The number that exactly these characters are; -1 where they are none.
int number(std::string_view digits) {
    int value = -1;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = problem == std::errc() && end == digits.data() + digits.size();
    return whole && digits.front() != '-' ? value : -1;
}

/// Minutes of the day; -1 where the text is not HH:MM up to 24:00.
int minute_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return -1;
    const int hour = number(text.substr(0, 2));
    const int minute = number(text.substr(3));
    if (hour < 0 || minute < 0 || minute > 59) return -1;
    const int all = hour * 60 + minute;
    return all <= day_minutes ? all : -1;
}

std::string to_text(const open_period& period) {
    std::array<char, 32> text{};
    std::snprintf(
        text.data(),
        text.size(),
        "%02d:%02d-%02d:%02d",
        period.opens / 60,
        period.opens % 60,
        period.closes / 60,
        period.closes % 60
    );
    return text.data();
}

result<std::vector<open_period>> read_periods(std::string_view member, const json::value& value) {
    const auto wrong = [&](std::string_view why) {
        return fail(errc::invalid, std::string(member) + ": " + std::string(why));
    };
    if (!value.is_array()) return wrong("expected a list of periods");
    std::vector<open_period> periods;
    for (const auto& each : value.get_array()) {
        if (!each.is_string()) return wrong("a period is a text, \"08:00-16:30\"");
        const std::string_view text = each.get_string();
        const auto dash = text.find('-');
        if (dash == text.npos) return wrong("a period is \"08:00-16:30\"");
        const open_period period{
            minute_of_day(text.substr(0, dash)), minute_of_day(text.substr(dash + 1))};
        if (period.opens < 0 || period.closes < 0) return wrong("a time is 00:00 to 24:00");
        if (period.closes <= period.opens) return wrong("a period closes after it opens");
        if (!periods.empty() && period.opens < periods.back().closes)
            return wrong("periods are in order and do not overlap");
        periods.push_back(period);
    }
    return periods;
}

json::array to_json(const std::vector<open_period>& periods) {
    json::array list;
    for (const auto& each : periods)
        list.emplace_back(to_text(each));
    return list;
}

/// The day of "2026-12-24".
std::optional<chr::sys_days> read_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int month = number(text.substr(5, 2));
    const int day = number(text.substr(8));
    const chr::year_month_day date{
        chr::year{number(text.substr(0, 4))},
        chr::month{static_cast<unsigned>(month)},
        chr::day{static_cast<unsigned>(day)}};
    if (month < 0 || day < 0 || !date.ok()) return std::nullopt;
    return chr::sys_days{date};
}

chr::sys_days day_of(const civil_time& at) {
    return chr::sys_days{
        chr::year{at.year} / chr::month{static_cast<unsigned>(at.month)} /
        chr::day{static_cast<unsigned>(at.day)}};
}

civil_time civil(chr::sys_days day, int minute) {
    const chr::year_month_day date{day};
    return {
        static_cast<int>(date.year()),
        static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())),
        minute / 60,
        minute % 60,
        static_cast<int>(chr::weekday{day}.iso_encoding())};
}

}  // namespace

result<opening_hours> opening_hours::parse(const json::value& document) {
    if (!document.is_object()) return fail(errc::invalid, "opening hours are an object");
    opening_hours hours;
    for (const auto& [member, value] : document.get_object()) {
        if (member == exceptions_member) {
            if (!value.is_object()) return fail(errc::invalid, "exceptions: expected an object");
            for (const auto& [date, list] : value.get_object()) {
                const auto day = read_date(date);
                if (!day) return fail(errc::invalid, "exceptions: no date: " + std::string(date));
                auto periods = read_periods("exceptions: " + std::string(date), list);
                if (periods.has_error()) return periods.error();
                hours.exceptions_[*day] = std::move(*periods);
            }
            continue;
        }
        const auto* const named = std::find(day_names.begin(), day_names.end(), member);
        if (named == day_names.end())
            return fail(errc::invalid, std::string(member) + ": no day of the week");
        auto periods = read_periods(member, value);
        if (periods.has_error()) return periods.error();
        hours.week_.at(static_cast<std::size_t>(named - day_names.begin())) = std::move(*periods);
    }
    return hours;
}

json::value opening_hours::to_json() const {
    json::object document;
    for (std::size_t i = 0; i < week_.size(); ++i)
        document[day_names.at(i)] = lotsen::to_json(week_.at(i));
    json::object exceptions;
    for (const auto& [day, periods] : exceptions_) {
        const auto date = to_rfc3339(day).substr(0, 10);
        exceptions[date] = lotsen::to_json(periods);
    }
    document[exceptions_member] = std::move(exceptions);
    return document;
}

const std::vector<open_period>& opening_hours::periods(chr::sys_days day) const {
    if (const auto found = exceptions_.find(day); found != exceptions_.end()) return found->second;
    return week_.at(chr::weekday{day}.iso_encoding() - 1);
}

bool opening_hours::open(const civil_time& at) const {
    const int minute = at.hour * 60 + at.minute;
    for (const auto& period : periods(day_of(at))) {
        if (minute >= period.opens && minute < period.closes) return true;
    }
    return false;
}

std::optional<civil_time> opening_hours::next_opening(const civil_time& at) const {
    const auto today = day_of(at);
    const int minute = at.hour * 60 + at.minute;
    for (int ahead = 0; ahead <= days_ahead; ++ahead) {
        const auto day = today + chr::days{ahead};
        for (const auto& period : periods(day)) {
            if (ahead > 0 || period.opens > minute) return civil(day, period.opens);
        }
    }
    return std::nullopt;
}

}  // namespace lotsen

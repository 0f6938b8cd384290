#include "plugins/city_guide/dates.hpp"

#include <array>
#include <cstdio>

namespace lotsen::city_guide {
namespace {

constexpr std::size_t date_length = 10;

result<time_point> midnight(std::string_view date) {
    return from_rfc3339(std::string(date) + "T00:00:00Z");
}

std::string day_of(time_point at) {
    return to_rfc3339(at).substr(0, date_length);
}

}  // namespace

bool is_date(std::string_view text) {
    if (text.size() != date_length) return false;
    const auto read = midnight(text);
    // A reader that takes 30 February for 2 March would not give the same day back.
    return read.has_value() && day_of(*read) == text;
}

std::string plus_days(std::string_view date, int days) {
    return day_of(midnight(date).value() + std::chrono::days(days));
}

std::string today(const time_zone& zone, time_point now) {
    const auto local = zone.local(now);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", local.year, local.month, local.day);
    return text.data();
}

}  // namespace lotsen::city_guide

#include "plugins/fault_reports/duplicates.hpp"

#include <cmath>
#include <numbers>

namespace lotsen::fault_reports {
namespace {

constexpr double earth_radius_m = 6'371'000;

/// Shares of common trigrams, 0..1. A link that is missed costs a crew a second look, a wrong one
/// could close somebody's report unseen: places must be nearly the same words.
constexpr double like_place = 0.7;
constexpr double like_description = 0.45;

/// "Storgatan 14 B" -> 14. House numbers tell apart what trigrams find alike.
std::vector<std::string> numbers_of(std::string_view text) {
    std::vector<std::string> numbers;
    bool inside = false;
    for (const char character : text) {
        const bool digit = character >= '0' && character <= '9';
        if (digit && !inside) numbers.emplace_back();
        if (digit) numbers.back() += character;
        inside = digit;
    }
    return numbers;
}

bool same_words(const report& asked, const report& kept, double likeness) {
    return likeness >= like_place && numbers_of(asked.place) == numbers_of(kept.place);
}

double likeness(const json::object& row, std::string_view column) {
    const auto* value = row.if_contains(column);
    return value != nullptr && value->is_number() ? value->to_number<double>() : 0;
}

bool measured(const report& one) {
    return one.where.has_value() && one.place_name.empty();
}

}  // namespace

double distance_m(const position& left, const position& right) noexcept {
    constexpr double radians = std::numbers::pi / 180;
    const double north = std::sin((right.lat - left.lat) * radians / 2);
    const double east = std::sin((right.lon - left.lon) * radians / 2);
    const double chord =
        north * north + std::cos(left.lat * radians) * std::cos(right.lat * radians) * east * east;
    return 2 * earth_radius_m * std::asin(std::sqrt(std::min(1.0, chord)));
}

std::string find_duplicate(
    const report& asked, const std::vector<json::object>& rows, double radius_m
) {
    for (const auto& row : rows) {
        const auto kept = from_row(row);
        const bool near =
            asked.where && kept.where && distance_m(*asked.where, *kept.where) <= radius_m;
        const bool apart = asked.where && kept.where && !near;
        const bool same_place =
            measured(asked) && measured(kept)
                ? near
                : !apart && same_words(asked, kept, likeness(row, "place_likeness"));
        if (!same_place) continue;
        const bool vague = integer_at(row, "vague").value_or(0) != 0 || asked.category == "other";
        if (vague && likeness(row, "description_likeness") < like_description) continue;
        return kept.reference;
    }
    return {};
}

}  // namespace lotsen::fault_reports

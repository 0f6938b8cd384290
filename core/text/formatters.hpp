// Numbers, dates and plural forms of one language, by ICU.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"

namespace lotsen {

/// Immutable to its callers, thread-safe. Formats are made when first used and kept.
class formatters {
  public:
    /// `region`: ISO 3166 of the municipality ("SE"), which decides the order of a date. Calendar,
    /// digits (0-9) and the clock of 24 hours are in every language those on the walls around the
    /// resident.
    formatters(
        std::string_view tag, std::string_view region, std::shared_ptr<const time_zone> zone
    );
    ~formatters();
    formatters(const formatters&) = delete;
    formatters& operator=(const formatters&) = delete;

    /// `style` as in MessageFormat: "", "integer", "percent", "::skeleton" or a pattern.
    void number(std::string& out, double value, std::string_view style) const;
    /// `style`: "", "short", "medium", "long", "full", "::skeleton" or a pattern.
    void date(std::string& out, time_point at, std::string_view style) const;
    void time(std::string& out, time_point at, std::string_view style) const;
    /// CLDR's keyword: zero, one, two, few, many, other.
    std::string plural(double value, bool ordinal) const;
    /// Text from outside, isolated (U+2068 U+2069) where it could disturb the direction of the
    /// sentence.
    void text(std::string& out, std::string_view value) const;

    const time_zone& zone() const { return *zone_; }

  private:
    struct kept;
    void formatted(std::string& out, time_point at, char kind, std::string_view style) const;

    bool right_to_left_;
    std::shared_ptr<const time_zone> zone_;
    std::unique_ptr<kept> kept_;
};

}  // namespace lotsen

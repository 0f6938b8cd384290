#include "core/text/formatters.hpp"

#include <unicode/localebuilder.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <mutex>
#include <stdexcept>

#include "core/text/catalogue.hpp"
#include "core/text/cldr_tag.hpp"
#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

void require(UErrorCode status) {
    if (U_FAILURE(status) != 0) throw std::runtime_error(u_errorName(status));
}

icu::Locale make_locale(std::string_view served, std::string_view region) {
    UErrorCode status = U_ZERO_ERROR;
    const auto tag = cldr_tag(served);
    icu::LocaleBuilder builder;
    builder.setLanguageTag({tag.data(), static_cast<int32_t>(tag.size())});
    // Dates and digits are those that stand on the doors here, whatever a language's own region
    // goes by: telephone numbers and addresses in the same sentence have no others.
    builder.setUnicodeLocaleKeyword("ca", "gregory");
    builder.setUnicodeLocaleKeyword("nu", "latn");
    auto locale = builder.build(status);
    require(status);
    if (*locale.getCountry() != '\0' || region.empty()) return locale;
    builder.setRegion({region.data(), static_cast<int32_t>(region.size())});
    locale = builder.build(status);
    require(status);
    return locale;
}

LocalizedNumberFormatter make_number(const icu::Locale& locale, std::string_view style) {
    UErrorCode status = U_ZERO_ERROR;
    if (style.empty()) return NumberFormatter::withLocale(locale);
    if (style == "integer")
        return NumberFormatter::withLocale(locale)
            .precision(icu::number::Precision::integer())
            .roundingMode(UNUM_ROUND_HALFEVEN);
    if (style == "percent")
        return NumberFormatter::withLocale(locale)
            .unit(icu::NoUnit::percent())
            .scale(icu::number::Scale::powerOfTen(2))
            .precision(icu::number::Precision::integer());
    if (style.starts_with("::")) style.remove_prefix(2);
    auto made = NumberFormatter::forSkeleton(from_utf8(style), status).locale(locale);
    require(status);
    return made;
}

icu::DateFormat::EStyle named_style(std::string_view style) {
    if (style == "short") return icu::DateFormat::kShort;
    if (style.empty() || style == "medium") return icu::DateFormat::kMedium;
    if (style == "long") return icu::DateFormat::kLong;
    if (style == "full") return icu::DateFormat::kFull;
    return icu::DateFormat::kNone;
}

std::unique_ptr<icu::DateFormat> make_date(
    const icu::Locale& locale, char kind, std::string_view style
) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::DateFormat> made;
    const auto named = named_style(style);
    if (style.starts_with("::"))
        made.reset(
            icu::DateFormat::createInstanceForSkeleton(from_utf8(style.substr(2)), locale, status)
        );
    else if (named == icu::DateFormat::kNone)
        made = std::make_unique<icu::SimpleDateFormat>(from_utf8(style), locale, status);
    else if (kind == 'd')
        made.reset(icu::DateFormat::createDateInstance(named, locale));
    else
        made.reset(icu::DateFormat::createInstanceForSkeleton(
            named == icu::DateFormat::kShort ? "Hm" : "Hms", locale, status
        ));
    require(status);
    if (!made) throw std::runtime_error("ICU has no date format");
    // Dates come in as the wall shows them, see formatters::formatted.
    made->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    return made;
}

bool strong_right_to_left(char32_t code_point) {
    const auto direction = u_charDirection(static_cast<UChar32>(code_point));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

// In a left-to-right sentence only right-to-left letters disturb. In a right-to-left one everything
// else does: Latin letters, and digits with their hyphens and slashes.
bool needs_isolation(std::string_view value, bool right_to_left) {
    const auto below_hebrew = [](char c) { return static_cast<unsigned char>(c) < 0xD6; };
    if (std::all_of(value.begin(), value.end(), below_hebrew)) return right_to_left;
    for (std::size_t at = 0; at < value.size();) {
        const auto code_point = next_code_point(value, at);
        if (code_point == ' ' || code_point == ill_formed) continue;
        if (strong_right_to_left(code_point) != right_to_left) return true;
    }
    return false;
}

}  // namespace

struct formatters::kept {
    kept(std::string_view tag, std::string_view region)
        : locale(make_locale(tag, region)), plain(make_number(locale, {})) {
        UErrorCode status = U_ZERO_ERROR;
        cardinal.reset(icu::PluralRules::forLocale(locale, UPLURAL_TYPE_CARDINAL, status));
        require(status);
    }

    icu::Locale locale;
    LocalizedNumberFormatter plain;  // ICU: immutable, thread-safe
    std::unique_ptr<const icu::PluralRules> cardinal;

    // DateFormat promises nothing to threads; it is used under the lock.
    std::mutex lock;
    std::unique_ptr<const icu::PluralRules> ordinal;
    std::map<std::string, LocalizedNumberFormatter, std::less<>> numbers;
    std::map<std::string, std::unique_ptr<icu::DateFormat>, std::less<>> dates;
};

formatters::formatters(
    std::string_view tag, std::string_view region, std::shared_ptr<const time_zone> zone
)
    : right_to_left_(lotsen::right_to_left(tag)),
      zone_(std::move(zone)),
      kept_(std::make_unique<kept>(tag, region)) {}

formatters::~formatters() = default;

void formatters::number(std::string& out, double value, std::string_view style) const {
    const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
    if (whole && style.empty() && value >= 0 && value < 1000) {
        char digits[4];
        const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<int>(value)).ptr;
        out.append(digits, end);
        return;
    }
    const auto* format = &kept_->plain;
    if (!style.empty()) {
        const std::lock_guard guard(kept_->lock);
        auto found = kept_->numbers.find(style);
        if (found == kept_->numbers.end())
            found = kept_->numbers.emplace(style, make_number(kept_->locale, style)).first;
        format = &found->second;  // a map's members stay where they are
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto made = whole ? format->formatInt(static_cast<std::int64_t>(value), status)
                            : format->formatDouble(value, status);
    icu::StringByteSink<std::string> sink(&out);
    made.toTempString(status).toUTF8(sink);
    require(status);
}

void formatters::formatted(std::string& out, time_point at, char kind, std::string_view style)
    const {
    const auto wall = zone_->local(at);
    const std::chrono::year_month_day day{
        std::chrono::year{wall.year},
        std::chrono::month{static_cast<unsigned>(wall.month)},
        std::chrono::day{static_cast<unsigned>(wall.day)}};
    const time_point as_utc = std::chrono::sys_days{day} + std::chrono::hours{wall.hour} +
                              std::chrono::minutes{wall.minute} +
                              at.time_since_epoch() % std::chrono::minutes{1};
    std::string key(1, kind);
    key += style;
    const std::lock_guard guard(kept_->lock);
    auto found = kept_->dates.find(key);
    if (found == kept_->dates.end())
        found = kept_->dates.emplace(key, make_date(kept_->locale, kind, style)).first;
    icu::UnicodeString text;
    found->second->format(static_cast<UDate>(as_utc.time_since_epoch().count()), text);
    text.toUTF8String(out);
}

void formatters::date(std::string& out, time_point at, std::string_view style) const {
    formatted(out, at, 'd', style);
}

void formatters::time(std::string& out, time_point at, std::string_view style) const {
    formatted(out, at, 't', style);
}

std::string formatters::plural(double value, bool ordinal) const {
    const auto* rules = kept_->cardinal.get();
    if (ordinal) {
        const std::lock_guard guard(kept_->lock);
        if (!kept_->ordinal) {
            UErrorCode status = U_ZERO_ERROR;
            kept_->ordinal.reset(
                icu::PluralRules::forLocale(kept_->locale, UPLURAL_TYPE_ORDINAL, status)
            );
            require(status);
        }
        rules = kept_->ordinal.get();
    }
    std::string keyword;
    rules->select(value).toUTF8String(keyword);
    return keyword;
}

void formatters::text(std::string& out, std::string_view value) const {
    const bool isolate = needs_isolation(value, right_to_left_);
    if (isolate) out += "\u2068";
    out += value;
    if (isolate) out += "\u2069";
}

}  // namespace lotsen

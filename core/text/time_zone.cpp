#include "core/text/time_zone.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace lotsen {
namespace {

namespace chr = std::chrono;

civil_time civil(chr::sys_time<chr::milliseconds> at) {
    const auto day = chr::floor<chr::days>(at);
    const chr::year_month_day date{day};
    const chr::hh_mm_ss time{at - day};
    return {
        static_cast<int>(date.year()),
        static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())),
        static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()),
        static_cast<int>(chr::weekday{day}.iso_encoding()),
    };
}

class icu_time_zone final : public time_zone {
  public:
    explicit icu_time_zone(std::unique_ptr<const icu::BasicTimeZone> zone)
        : zone_(std::move(zone)) {}

    civil_time local(time_point at) const override {
        UErrorCode status = U_ZERO_ERROR;
        int32_t raw = 0;
        int32_t summer = 0;
        zone_->getOffset(
            static_cast<double>(at.time_since_epoch().count()), false, raw, summer, status
        );
        if (U_FAILURE(status) != 0) throw std::runtime_error(u_errorName(status));
        return civil(at + chr::milliseconds{raw + summer});
    }

    time_point instant(const civil_time& wall) const override {
        const chr::year_month_day first{
            chr::year{wall.year}, chr::month{static_cast<unsigned>(wall.month)}, chr::day{1}};
        const time_point as_utc = chr::sys_days{first} + chr::days{wall.day - 1} +
                                  chr::hours{wall.hour} + chr::minutes{wall.minute};
        return std::min(
            as_utc - offset(as_utc, UCAL_TZ_LOCAL_FORMER),
            as_utc - offset(as_utc, UCAL_TZ_LOCAL_LATTER)
        );
    }

  private:
    chr::milliseconds offset(time_point wall, UTimeZoneLocalOption option) const {
        UErrorCode status = U_ZERO_ERROR;
        int32_t raw = 0;
        int32_t summer = 0;
        const auto date = static_cast<double>(wall.time_since_epoch().count());
        zone_->getOffsetFromLocal(date, option, option, raw, summer, status);
        if (U_FAILURE(status) != 0) throw std::runtime_error(u_errorName(status));
        return chr::milliseconds{raw + summer};
    }

    std::unique_ptr<const icu::BasicTimeZone> zone_;
};

}  // namespace

result<std::shared_ptr<const time_zone>> make_time_zone(std::string_view name) {
    const auto id = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
    auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    if (basic == nullptr || *zone == icu::TimeZone::getUnknown())
        return fail(errc::not_found, "no time zone " + std::string(name));
    std::unique_ptr<const icu::BasicTimeZone> kept(basic);
    [[maybe_unused]] const auto* same = zone.release();
    return std::make_shared<icu_time_zone>(std::move(kept));
}

}  // namespace lotsen

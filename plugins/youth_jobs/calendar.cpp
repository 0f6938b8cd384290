#include "plugins/youth_jobs/calendar.hpp"

#include <libical/ical.h>

#include <cstdlib>
#include <memory>

namespace lotsen::youth_jobs {
namespace {

icaltimetype utc(time_point at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    return icaltime_from_timet_with_zone(
        static_cast<time_t>(seconds), 0, icaltimezone_get_utc_timezone()
    );
}

struct component_free {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

}  // namespace

std::string to_icalendar(
    const booking& booked, const std::string& venue, const std::string& place
) {
    const auto begin = booked.time.starts_at;
    const auto end = begin + std::chrono::minutes(booked.time.minutes);
    const std::string uid = booked.reference + "@youth_jobs.lotsen";
    std::string summary = venue;
    if (!booked.time.coach.empty()) summary += ": " + booked.time.coach;
    summary += " (" + booked.reference + ")";

    // The properties belong to the event and the event to the calendar, which frees them.
    icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    const auto add = [event](icalproperty* property) {
        icalcomponent_add_property(event, property);
    };
    add(icalproperty_new_uid(uid.c_str()));
    add(icalproperty_new_dtstamp(utc(booked.changed_at)));
    add(icalproperty_new_dtstart(utc(begin)));
    add(icalproperty_new_dtend(utc(end)));
    add(icalproperty_new_summary(summary.c_str()));
    if (!place.empty()) add(icalproperty_new_location(place.c_str()));
    add(icalproperty_new_sequence(booked.sequence));
    add(icalproperty_new_status(
        booked.status == "cancelled" ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED
    ));

    const std::unique_ptr<icalcomponent, component_free> calendar(
        icalcomponent_new(ICAL_VCALENDAR_COMPONENT)
    );
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(
        calendar.get(), icalproperty_new_prodid("-//Lotsen//youth_jobs//SV")
    );
    icalcomponent_add_property(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
    icalcomponent_add_component(calendar.get(), event);

    const std::unique_ptr<char, decltype(&std::free)> text(
        icalcomponent_as_ical_string_r(calendar.get()), &std::free
    );
    return text.get();
}

}  // namespace lotsen::youth_jobs

// The staff desk's views: coaching times, bookings, job ads, and what is known about the venue.
#pragma once

#include "core/plugin/plugin.hpp"
#include "plugins/youth_jobs/bookings.hpp"

namespace lotsen::youth_jobs {

/// Not thread-safe. References outlive it. Errors: invalid (detail: a message id), not_found, and
/// what the database gives. An import's answer has, beside the view, a `report`: what came of it.
class desk {
  public:
    explicit desk(services& lent) : lent_(lent) {}
    result<json::value> handle(const desk_request& asked);

  private:
    result<json::value> times(const desk_request& asked);
    result<json::value> bookings(const desk_request& asked);
    result<json::value> jobs(const desk_request& asked);
    result<json::value> venue(const desk_request& asked);

    result<void> add_times(const desk_request& asked);
    result<void> remove_time(const desk_request& asked);
    result<void> change_booking(const desk_request& asked);
    result<json::value> times_view(time_point now);
    result<json::value> bookings_view(time_point now);
    result<json::value> jobs_view(time_point now, json::object extra);
    result<json::value> venue_view();

    services& lent_;
};

}  // namespace lotsen::youth_jobs

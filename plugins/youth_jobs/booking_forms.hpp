// The forms "booking" and "change": which times are offered, what holds, and what the resident is
// told.
#pragma once

#include <optional>
#include <string>

#include "core/plugin/plugin.hpp"
#include "plugins/youth_jobs/bookings.hpp"

namespace lotsen::youth_jobs {

/// Not thread-safe. References outlive it.
class booking_forms {
  public:
    booking_forms(services& lent, bookings& store) : lent_(lent), store_(store) {}

    /// The slot `time` of either form.
    turn_reply ask_time(const turn& now);
    /// The intent change_booking: begins the form with what is known already. Of a booking that
    /// staff have cancelled it says so instead.
    turn_reply begin_change(const turn& now);
    verdict validate(const validation& asked);
    result<receipt> submit(const submission& completed);

  private:
    /// What there is to tell; none where it is not so.
    std::optional<actions> cancelled_by_staff(std::string_view reference);
    verdict validate_time(const validation& asked);
    verdict validate_reference(const validation& asked);
    result<receipt> submit_booking(const submission& completed);
    result<receipt> submit_change(const submission& completed);
    result<given_receipt> change(const submission& completed, const booking& known);

    services& lent_;
    bookings& store_;
};

/// What the form's value of a time stands for: the time's id, and the conversation it was offered
/// to.
struct offered_time {
    std::int64_t id = 0;
    std::string conversation;
};
std::string to_value(const offered_time& offer);
/// id 0 where the value is none.
offered_time from_value(std::string_view value);

}  // namespace lotsen::youth_jobs

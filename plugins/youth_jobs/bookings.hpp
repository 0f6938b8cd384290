// Coaching times and who has booked them: offered, held, booked, moved, cancelled. Durable.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/services.hpp"

namespace lotsen::youth_jobs {

struct coaching_time {
    std::int64_t id = 0;
    time_point starts_at{};
    int minutes = 0;
    std::string coach;  // as staff typed it; may be empty
};

struct booking {
    std::string reference;
    std::string status;  // booked, cancelled, done, no_show
    std::string topic;
    std::string note;
    int sequence = 0;  // raised by every change: iCalendar's SEQUENCE
    time_point changed_at{};
    coaching_time time;

    /// Staff say why they cancel; a resident does not. Forgotten with the note.
    bool cancelled_by_staff() const { return status == "cancelled" && !note.empty(); }
};

/// What a new booking is made of. `id` is the time's.
struct booking_wish {
    std::int64_t id = 0;
    std::string topic;
    std::string name;
    std::string phone;
    std::string email;
    std::string conversation;
    std::string locale;
};

/// What a submission was answered: `outcome` is booked, cancelled, moved, late, shown, or why not:
/// already_cancelled, staff_cancelled, passed.
struct given_receipt {
    std::string outcome;
    std::string reference;
    time_point starts_at{};
    std::string coach;
    std::string reason;  // staff_cancelled: as staff wrote it
};

/// Not thread-safe. References outlive it. The functions without a result throw where the database
/// fails; those with one give its errors, and conflict where the time is no longer free.
class bookings {
  public:
    bookings(services& lent);

    /// Free for this conversation, soonest first, not sooner than the notice staff want.
    std::vector<coaching_time> free_times(
        std::string_view conversation, time_point after, time_point now, std::size_t most
    );
    /// Keeps the time for the conversation while it fills in the form; lets go of what it held.
    result<void> hold(std::int64_t id, std::string_view conversation, time_point now);

    std::optional<booking> find(std::string_view reference);
    /// The reference of the conversation's own coming booking, or of one that staff have cancelled;
    /// empty where there is none.
    std::string of_conversation(std::string_view conversation, time_point now);

    /// Each stores its change and the receipt in one transaction.
    result<given_receipt> book(const booking_wish& wish, std::string_view key, time_point now);
    result<given_receipt> move(
        const booking& moved,
        std::int64_t id,
        std::string_view conversation,
        std::string_view key,
        time_point now
    );
    result<given_receipt> cancel(const booking& cancelled, std::string_view key, time_point now);
    result<given_receipt> note_late(const booking& late, std::string_view key, time_point now);
    /// For an answer that changes nothing.
    result<given_receipt> note_answer(
        const booking& about, std::string_view outcome, std::string_view key, time_point now
    );
    std::optional<given_receipt> find_receipt(std::string_view key);

  private:
    std::optional<coaching_time> find_time(std::int64_t id);
    result<given_receipt> store(
        std::vector<statement> changes, given_receipt given, std::string_view key, time_point now
    );
    rows read(statement one);

    services& lent_;
    std::chrono::minutes hold_for_;
    std::chrono::minutes notice_;
};

/// Not stored: what there is to say about a booking.
given_receipt receipt_about(std::string outcome, const booking& about);

/// The row's columns id, starts_at, minutes and coach.
coaching_time time_of(const json::object& row);

}  // namespace lotsen::youth_jobs

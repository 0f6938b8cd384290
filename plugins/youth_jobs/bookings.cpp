#include "plugins/youth_jobs/bookings.hpp"

#include <stdexcept>

namespace lotsen::youth_jobs {
namespace {

constexpr std::int64_t default_hold_minutes = 10;
constexpr std::int64_t default_notice_minutes = 30;
constexpr std::chrono::days offered_ahead{60};

time_point moment(const json::object& row, std::string_view column) {
    const auto read = from_rfc3339(text_at(row, column));
    if (read.has_error()) throw std::runtime_error("bad moment in " + std::string(column));
    return *read;
}

booking booking_of(const json::object& row) {
    booking read;
    read.reference = text_at(row, "reference");
    read.status = text_at(row, "status");
    read.topic = text_at(row, "topic");
    read.note = text_at(row, "note");
    read.sequence = static_cast<int>(integer_at(row, "sequence").value_or(0));
    read.changed_at = moment(row, "changed_at");
    read.time = time_of(row);
    read.time.id = integer_at(row, "time_id").value_or(0);
    return read;
}

}  // namespace

given_receipt receipt_about(std::string outcome, const booking& about) {
    given_receipt made{
        std::move(outcome), about.reference, about.time.starts_at, about.time.coach, {}};
    if (about.cancelled_by_staff()) made.reason = about.note;
    return made;
}

coaching_time time_of(const json::object& row) {
    return {
        integer_at(row, "id").value_or(0),
        moment(row, "starts_at"),
        static_cast<int>(integer_at(row, "minutes").value_or(0)),
        std::string(text_at(row, "coach"))};
}

bookings::bookings(services& lent)
    : lent_(lent),
      hold_for_(integer_at(lent.options, "hold_minutes").value_or(default_hold_minutes)),
      notice_(integer_at(lent.options, "notice_minutes").value_or(default_notice_minutes)) {}

rows bookings::read(statement one) {
    const std::string query = one.query;
    auto found = lent_.database.run(std::move(one));
    if (found.has_error())
        throw std::runtime_error(
            query + ": " + std::string(to_string(found.error().code)) + " " + found.error().detail
        );
    return std::move(*found);
}

std::vector<coaching_time> bookings::free_times(
    std::string_view conversation, time_point after, time_point now, std::size_t most
) {
    const auto first = std::max(after, now + notice_);
    const auto found = read(
        {"free_times",
         {{"after", to_rfc3339(first)},
          {"before", to_rfc3339(now + offered_ahead)},
          {"conversation", conversation},
          {"now", to_rfc3339(now)},
          {"most", most}}}
    );
    std::vector<coaching_time> times;
    for (const auto& row : found.list)
        times.push_back(time_of(row));
    return times;
}

result<void> bookings::hold(std::int64_t id, std::string_view conversation, time_point now) {
    const auto held = lent_.database.run(std::vector<statement>{
        {"release_other_holds", {{"conversation", conversation}, {"id", id}}},
        {"hold_time",
         {{"id", id},
          {"conversation", conversation},
          {"now", to_rfc3339(now)},
          {"until", to_rfc3339(now + hold_for_)}}}});
    if (held.has_error()) return held.error();
    return {};
}

std::optional<booking> bookings::find(std::string_view reference) {
    const auto found = read({"find_booking", {{"reference", reference}}});
    if (found.list.empty()) return std::nullopt;
    return booking_of(found.list.front());
}

std::string bookings::of_conversation(std::string_view conversation, time_point now) {
    const auto found =
        read({"booking_of_conversation", {{"conversation", conversation}, {"now", to_rfc3339(now)}}}
        );
    return found.list.empty() ? std::string() : std::string(text_at(found.list[0], "reference"));
}

std::optional<coaching_time> bookings::find_time(std::int64_t id) {
    const auto found = read({"find_time", {{"id", id}}});
    if (found.list.empty()) return std::nullopt;
    return time_of(found.list.front());
}

std::optional<given_receipt> bookings::find_receipt(std::string_view key) {
    const auto found = read({"find_receipt", {{"key", key}}});
    if (found.list.empty()) return std::nullopt;
    const auto& row = found.list.front();
    return given_receipt{
        std::string(text_at(row, "outcome")),
        std::string(text_at(row, "reference")),
        moment(row, "starts_at"),
        std::string(text_at(row, "coach")),
        std::string(text_at(row, "reason"))};
}

result<given_receipt> bookings::store(
    std::vector<statement> changes, given_receipt given, std::string_view key, time_point now
) {
    changes.push_back(
        {"add_receipt",
         {{"key", key},
          {"outcome", given.outcome},
          {"reference", given.reference},
          {"starts_at", to_rfc3339(given.starts_at)},
          {"coach", given.coach},
          {"now", to_rfc3339(now)}}}
    );
    const auto stored = lent_.database.run(changes);
    if (stored.has_error()) return stored.error();
    return given;
}

result<given_receipt> bookings::book(
    const booking_wish& wish, std::string_view key, time_point now
) {
    const auto time = find_time(wish.id);
    if (!time) return fail(errc::conflict, "no such time");
    const auto reference = make_reference(lent_.random, "B");
    std::vector<statement> changes{
        {"book_time",
         {{"reference", reference},
          {"id", wish.id},
          {"topic", wish.topic},
          {"name", wish.name},
          {"phone", wish.phone},
          {"email", wish.email},
          {"conversation", wish.conversation},
          {"locale", wish.locale},
          {"now", to_rfc3339(now)}}},
        {"release_holds", {{"conversation", wish.conversation}}}};
    return store(
        std::move(changes), {"booked", reference, time->starts_at, time->coach, {}}, key, now
    );
}

result<given_receipt> bookings::move(
    const booking& moved,
    std::int64_t id,
    std::string_view conversation,
    std::string_view key,
    time_point now
) {
    const auto time = find_time(id);
    if (!time) return fail(errc::conflict, "no such time");
    std::vector<statement> changes{
        {"move_booking",
         {{"reference", moved.reference},
          {"id", id},
          {"conversation", conversation},
          {"now", to_rfc3339(now)}}},
        {"release_holds", {{"conversation", conversation}}}};
    given_receipt given{"moved", moved.reference, time->starts_at, time->coach, {}};
    return store(std::move(changes), std::move(given), key, now);
}

result<given_receipt> bookings::cancel(
    const booking& cancelled, std::string_view key, time_point now
) {
    std::vector<statement> changes{
        {"set_status",
         {{"reference", cancelled.reference},
          {"status", "cancelled"},
          {"note", ""},
          {"now", to_rfc3339(now)}}}};
    return store(std::move(changes), receipt_about("cancelled", cancelled), key, now);
}

result<given_receipt> bookings::note_late(
    const booking& late, std::string_view key, time_point now
) {
    std::vector<statement> changes{
        {"set_note", {{"reference", late.reference}, {"note", "late"}, {"now", to_rfc3339(now)}}}};
    return store(std::move(changes), receipt_about("late", late), key, now);
}

result<given_receipt> bookings::note_answer(
    const booking& about, std::string_view outcome, std::string_view key, time_point now
) {
    return store({}, receipt_about(std::string(outcome), about), key, now);
}

}  // namespace lotsen::youth_jobs

#include "plugins/youth_jobs/desk.hpp"

#include "plugins/youth_jobs/ads.hpp"
#include "plugins/youth_jobs/settings.hpp"
#include "plugins/youth_jobs/view.hpp"

namespace lotsen::youth_jobs {
namespace {

constexpr std::size_t rows_shown = 500;
constexpr int most_weeks = 26;
constexpr std::size_t coach_bytes = 80;
constexpr std::size_t reason_bytes = 500;
constexpr std::chrono::days bookings_shown_back{7};

std::string two_digits(int number) {
    std::string text = std::to_string(number);
    return text.size() < 2 ? "0" + text : text;
}

/// The local day and hour of a row, as its own columns.
void add_local(json::object& row, time_point at, const time_zone& zone) {
    const auto local = zone.local(at);
    row["date"] =
        std::to_string(local.year) + "-" + two_digits(local.month) + "-" + two_digits(local.day);
    row["time"] = two_digits(local.hour) + ":" + two_digits(local.minute);
}

/// A number, also where the form sent it as text.
std::optional<std::int64_t> number_at(const json::object& of, std::string_view key) {
    if (const auto number = integer_at(of, key)) return number;
    const auto text = text_at(of, key);
    if (text.empty() || text.size() > 9) return std::nullopt;
    std::int64_t number = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    return number;
}

civil_time days_later(const civil_time& first, int days) {
    const std::chrono::year_month_day begin{
        std::chrono::year{first.year},
        std::chrono::month{static_cast<unsigned>(first.month)},
        std::chrono::day{static_cast<unsigned>(first.day)}};
    const std::chrono::year_month_day day{std::chrono::sys_days(begin) + std::chrono::days(days)};
    civil_time later = first;
    later.year = static_cast<int>(day.year());
    later.month = static_cast<int>(static_cast<unsigned>(day.month()));
    later.day = static_cast<int>(static_cast<unsigned>(day.day()));
    return later;
}

json::object time_row(const json::object& stored, const time_zone& zone) {
    const auto time = time_of(stored);
    json::object row{{"id", std::to_string(time.id)}};
    add_local(row, time.starts_at, zone);
    row["minutes"] = time.minutes;
    row["coach"] = time.coach;
    const auto reference = text_at(stored, "reference");
    const bool held = integer_at(stored, "held").value_or(0) != 0;
    const char* state = !reference.empty() ? "booked" : held ? "held" : "free";
    row["state"] = view::text(std::string("desk.state.") + state);
    row["reference"] = reference;
    return row;
}

json::object booking_row(const json::object& stored, const time_zone& zone) {
    const std::string reference(text_at(stored, "reference"));
    json::object row{{"id", reference}, {"reference", reference}};
    const auto starts_at = from_rfc3339(text_at(stored, "starts_at"));
    if (starts_at.has_value()) add_local(row, *starts_at, zone);
    for (const auto column : {"coach", "name", "phone", "email"})
        row[column] = text_at(stored, column);
    row["state"] = view::text("desk.state." + std::string(text_at(stored, "status")));
    if (const auto topic = text_at(stored, "topic"); !topic.empty())
        row["topic"] = view::text("booking.topic." + std::string(topic));
    const auto note = text_at(stored, "note");
    row["note"] = note == "late" ? json::value(view::text("desk.note.late")) : json::value(note);
    return row;
}

}  // namespace

result<json::value> desk::handle(const desk_request& asked) {
    if (asked.view == "times") return times(asked);
    if (asked.view == "bookings") return bookings(asked);
    if (asked.view == "jobs") return jobs(asked);
    if (asked.view == "venue") return venue(asked);
    return fail(errc::not_found, asked.view);
}

result<json::value> desk::times(const desk_request& asked) {
    result<void> done;
    if (asked.command == "add")
        done = add_times(asked);
    else if (asked.command == "remove")
        done = remove_time(asked);
    else if (!asked.command.empty())
        return fail(errc::not_found, asked.command);
    if (done.has_error()) return done.error();
    return times_view(asked.now);
}

result<void> desk::add_times(const desk_request& asked) {
    const auto date = read_date(text_at(asked.arguments, "date"));
    const auto clock = read_clock(text_at(asked.arguments, "time"));
    if (date.has_error()) return fail(errc::invalid, "desk.error.date");
    if (clock.has_error() || clock->hour == 24) return fail(errc::invalid, "desk.error.time");
    const auto minutes = number_at(asked.arguments, "minutes").value_or(45);
    const auto weeks = number_at(asked.arguments, "weeks").value_or(1);
    const auto coach = text_at(asked.arguments, "coach");
    if (minutes < 5 || minutes > 480) return fail(errc::invalid, "desk.error.minutes");
    if (weeks < 1 || weeks > most_weeks) return fail(errc::invalid, "desk.error.weeks");
    if (coach.size() > coach_bytes) return fail(errc::invalid, "desk.error.too_long");
    std::vector<statement> changes;
    for (int week = 0; week < static_cast<int>(weeks); ++week) {
        // The same hour on the wall every week, also when the clocks change in between.
        civil_time local = days_later(*date, 7 * week);
        local.hour = clock->hour;
        local.minute = clock->minute;
        const auto starts_at = lent_.zone.instant(local);
        if (starts_at <= asked.now) return fail(errc::invalid, "desk.error.past");
        changes.push_back(
            {"add_time",
             {{"starts_at", to_rfc3339(starts_at)}, {"minutes", minutes}, {"coach", coach}}}
        );
    }
    const auto done = lent_.database.run(changes);
    if (done.has_value()) return {};
    // UNIQUE (starts_at, coach): this coach has a time then already.
    if (done.error().code == errc::conflict) return fail(errc::invalid, "desk.error.same_time");
    return done.error();
}

result<void> desk::remove_time(const desk_request& asked) {
    const auto id = number_at(asked.arguments, "id");
    if (!id) return fail(errc::invalid, "desk.error.choice");
    const auto done =
        lent_.database.run(statement{"remove_time", {{"id", *id}, {"now", to_rfc3339(asked.now)}}});
    if (done.has_value()) return {};
    if (done.error().code == errc::conflict) return fail(errc::invalid, "desk.error.not_free");
    return done.error();
}

result<json::value> desk::times_view(time_point now) {
    const auto read = lent_.database.run(statement{
        "list_times", {{"now", to_rfc3339(now)}, {"after", to_rfc3339(now)}, {"most", rows_shown}}}
    );
    if (read.has_error()) return read.error();
    json::array rows;
    for (const auto& row : read->list)
        rows.push_back(time_row(row, lent_.zone));
    return view::of(
        "desk.times",
        {view::column("date", "date"),
         view::column("time"),
         view::column("minutes", "number"),
         view::column("coach"),
         view::column("state"),
         view::column("reference")},
        std::move(rows),
        {view::command(
             "add",
             "view",
             {{"date", "date", true, {}, {}},
              {"time", "time", true, {}, {}},
              {"minutes", "number", true, {}, 45},
              {"coach", "text", false, {}, {}},
              {"weeks", "number", false, {}, 1}}
         ),
         view::command("remove", "row", {}, true)}
    );
}

result<json::value> desk::bookings(const desk_request& asked) {
    if (!asked.command.empty()) {
        const auto done = change_booking(asked);
        if (done.has_error()) return done.error();
    }
    return bookings_view(asked.now);
}

result<void> desk::change_booking(const desk_request& asked) {
    std::string status = asked.command;
    if (asked.command == "cancel") status = "cancelled";
    if (status != "done" && status != "no_show" && status != "cancelled")
        return fail(errc::not_found, asked.command);
    const auto reason = text_at(asked.arguments, "reason");
    if (status == "cancelled" && reason.empty()) return fail(errc::invalid, "desk.error.reason");
    if (reason.size() > reason_bytes) return fail(errc::invalid, "desk.error.too_long");
    const auto done = lent_.database.run(statement{
        "set_status",
        {{"reference", text_at(asked.arguments, "id")},
         {"status", status},
         {"note", reason},
         {"now", to_rfc3339(asked.now)}}});
    if (done.has_value()) return {};
    if (done.error().code == errc::conflict) return fail(errc::invalid, "desk.error.not_booked");
    return done.error();
}

result<json::value> desk::bookings_view(time_point now) {
    const auto read = lent_.database.run(statement{
        "list_bookings", {{"after", to_rfc3339(now - bookings_shown_back)}, {"most", rows_shown}}});
    if (read.has_error()) return read.error();
    json::array rows;
    for (const auto& row : read->list)
        rows.push_back(booking_row(row, lent_.zone));
    return view::of(
        "desk.bookings",
        {view::column("date", "date"),
         view::column("time"),
         view::column("coach"),
         view::column("name"),
         view::column("phone"),
         view::column("email"),
         view::column("topic"),
         view::column("state"),
         view::column("note", "long_text"),
         view::column("reference")},
        std::move(rows),
        {view::command("done", "row"),
         view::command("no_show", "row"),
         view::command("cancel", "row", {{"reason", "long_text", true, {}, {}}}, true)}
    );
}

result<json::value> desk::jobs(const desk_request& asked) {
    if (asked.command.empty()) return jobs_view(asked.now, {});
    if (asked.command != "import") return fail(errc::not_found, asked.command);
    const auto* document = asked.arguments.if_contains("document");
    if (document == nullptr) return fail(errc::invalid, "desk.error.no_hits");
    const auto report = import_ads(lent_, *document, asked.now);
    if (report.has_error()) return report.error();
    std::string places;
    for (const auto& [place, why] : report->refused) {
        if (!places.empty()) places += ", ";
        places += std::to_string(place) + " (" + why + ")";
    }
    json::object extra{
        {"report",
         view::text(
             "desk.imported",
             {{"imported", report->imported},
              {"removed", report->removed},
              {"expired", report->expired},
              {"refused", report->refused.size()},
              {"places", places}}
         )}};
    return jobs_view(asked.now, std::move(extra));
}

result<json::value> desk::jobs_view(time_point now, json::object extra) {
    const auto read = lent_.database.run(statement{
        "newest_ads",
        {{"now", to_rfc3339(now)},
         {"part_time", 0},
         {"beginner", 0},
         {"summer", 0},
         {"most", rows_shown}}});
    if (read.has_error()) return read.error();
    json::array rows;
    for (const auto& stored : read->list) {
        json::object row{{"id", text_at(stored, "id")}};
        for (const auto column : {"headline", "employer", "place", "hours"})
            row[column] = text_at(stored, column);
        const auto deadline = from_rfc3339(text_at(stored, "deadline"));
        if (deadline.has_value()) add_local(row, *deadline, lent_.zone);
        rows.push_back(std::move(row));
    }
    auto made = view::of(
        "desk.jobs",
        {view::column("headline"),
         view::column("employer"),
         view::column("place"),
         view::column("hours"),
         view::column("date", "date")},
        std::move(rows),
        {view::command("import", "view", {{"document", "long_text", true, {}, {}}})}
    );
    for (auto& member : extra)
        made.get_object()[member.key()] = std::move(member.value());
    return made;
}

result<json::value> desk::venue(const desk_request& asked) {
    if (asked.command == "set") {
        const auto done = write_setting(
            lent_.database,
            text_at(asked.arguments, "id"),
            text_at(asked.arguments, "value"),
            asked.staff,
            asked.now
        );
        if (done.has_error()) return done.error();
    } else if (!asked.command.empty()) {
        return fail(errc::not_found, asked.command);
    }
    return venue_view();
}

result<json::value> desk::venue_view() {
    const auto known = read_settings(lent_.database);
    json::array rows;
    for (const auto& kind : setting_kinds()) {
        const auto found = known.find(kind.name);
        json::object row{
            {"id", kind.name}, {"what", view::text("desk.setting." + std::string(kind.name))}};
        row["value"] = found == known.end() ? "" : found->second;
        rows.push_back(std::move(row));
    }
    return view::of(
        "desk.venue",
        {view::column("what"), view::column("value")},
        std::move(rows),
        {view::command("set", "row", {{"value", "text", false, {}, {}}})}
    );
}

}  // namespace lotsen::youth_jobs

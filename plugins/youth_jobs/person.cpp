#include "plugins/youth_jobs/person.hpp"

namespace lotsen::youth_jobs {
namespace {

bool has_person_in_it(const json::object& row) {
    for (const auto* column : {"name", "phone", "email", "note", "conversation"})
        if (!text_at(row, column).empty()) return true;
    return false;
}

bool is_coming(const json::object& row, time_point now) {
    return text_at(row, "status") == "booked" && text_at(row, "starts_at") > to_rfc3339(now);
}

personal_record told(const json::object& row, time_point now) {
    personal_record made;
    made.kind = "booking";
    made.reference = text_at(row, "reference");
    made.conversation = text_at(row, "conversation");
    made.data = row;
    made.data.erase("reference");
    made.data.erase("conversation");
    made.fate = has_person_in_it(row) ? fate::stripped : fate::kept;
    made.why = is_coming(row, now) ? reason::cancelled : reason::statistics;
    const auto meeting = from_rfc3339(text_at(row, "starts_at"));
    if (has_person_in_it(row) && meeting.has_value())
        made.retention["contact"] = to_rfc3339(*meeting + kept_after_meeting);
    return made;
}

/// In one transaction.
result<void> strip(database& kept, const personal_record& one, time_point now) {
    const auto done = kept.run(std::vector<statement>{
        {"cancel_coming", {{"reference", one.reference}, {"now", to_rfc3339(now)}}},
        {"strip_booking", {{"reference", one.reference}}},
        {"forget_receipts_of", {{"reference", one.reference}, {"conversation", one.conversation}}}}
    );
    return done.has_error() ? result<void>(done.error()) : result<void>();
}

result<void> add_bookings(database& kept, const person_request& asked, person_reply& to) {
    for (json::value after = "";;) {
        auto parameters = as_parameters(asked.who);
        parameters["after"] = after;
        const auto page = kept.run(statement{"bookings_of_person", std::move(parameters)});
        if (page.has_error()) return page.error();
        if (page->list.empty()) return {};
        for (const auto& row : page->list) {
            auto one = told(row, asked.now);
            if (asked.erase && one.fate == fate::stripped)
                if (auto done = strip(kept, one, asked.now); done.has_error()) return done;
            to.records.push_back(std::move(one));
        }
        after = page->list.back().at("reference");
    }
}

result<void> add_held_times(database& kept, const person_request& asked, person_reply& to) {
    const json::object parameters{{"conversations", as_parameters(asked.who).at("conversations")}};
    const auto held = kept.run(statement{"times_held_by", parameters});
    if (held.has_error()) return held.error();
    for (const auto& row : held->list) {
        personal_record one;
        one.kind = "held_time";
        one.conversation = text_at(row, "held_by");
        one.fate = fate::erased;
        one.data = {{"starts_at", row.at("starts_at")}};
        one.retention = {{"held_time", row.at("held_until")}};
        to.records.push_back(std::move(one));
    }
    if (!asked.erase || held->list.empty()) return {};
    const auto released = kept.run(statement{"release_times_held_by", parameters});
    return released.has_error() ? result<void>(released.error()) : result<void>();
}

}  // namespace

result<person_reply> bookings_of(database& kept, const person_request& asked) {
    person_reply reply;
    if (auto done = add_bookings(kept, asked, reply); done.has_error()) return done.error();
    if (auto done = add_held_times(kept, asked, reply); done.has_error()) return done.error();
    return reply;
}

}  // namespace lotsen::youth_jobs

#include "plugins/youth_jobs/booking_forms.hpp"

#include <algorithm>
#include <charconv>

#include "plugins/youth_jobs/settings.hpp"

namespace lotsen::youth_jobs {
namespace {

constexpr std::size_t times_read = 400;     // free times looked at
constexpr std::size_t times_offered = 8;    // in one question
constexpr std::size_t times_a_day = 3;      // where no day was wished for
constexpr std::size_t reference_words = 3;  // a reference may be typed in so many pieces

bool same_day(const civil_time& left, const civil_time& right) {
    return left.year == right.year && left.month == right.month && left.day == right.day;
}

std::string_view entity(const json::array& entities, std::string_view type) {
    for (const auto& one : entities)
        if (one.is_object() && text_at(one.get_object(), "type") == type)
            return text_at(one.get_object(), "value");
    return {};
}

/// Those on the wished day. Empty without a time on that day.
std::vector<coaching_time> on_day(
    const std::vector<coaching_time>& free, const civil_time& day, const time_zone& zone
) {
    std::vector<coaching_time> wished;
    for (const auto& time : free)
        if (same_day(zone.local(time.starts_at), day)) wished.push_back(time);
    if (wished.size() > times_offered) wished.resize(times_offered);
    return wished;
}

/// The next ones, a few of each day, so that there is a choice of days.
std::vector<coaching_time> spread(const std::vector<coaching_time>& free, const time_zone& zone) {
    std::vector<coaching_time> chosen;
    civil_time day{};
    std::size_t of_day = 0;
    for (const auto& time : free) {
        const auto local = zone.local(time.starts_at);
        of_day = same_day(local, day) ? of_day + 1 : 1;
        day = local;
        if (of_day <= times_a_day) chosen.push_back(time);
        if (chosen.size() == times_offered) break;
    }
    return chosen;
}

message time_label(const coaching_time& time) {
    json::object args{{"start", to_rfc3339(time.starts_at)}};
    if (time.coach.empty()) return message::of("time.option", std::move(args));
    args["coach"] = time.coach;
    return message::of("time.option_coach", std::move(args));
}

option talk_to_a_person() {
    return {message::of("option.person"), {}, "core.handover"};
}

/// The reference anywhere in what was typed; empty where there is none.
std::string reference_in(std::string_view typed) {
    if (auto whole = read_reference(typed, "B"); !whole.empty()) return whole;
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < typed.size();) {
        const auto begin = typed.find_first_not_of(" \t\r\n.,:;!?()\"", at);
        if (begin == typed.npos) break;
        const auto end = std::min(typed.find_first_of(" \t\r\n.,:;!?()\"", begin), typed.size());
        words.push_back(typed.substr(begin, end - begin));
        at = end;
    }
    for (std::size_t first = 0; first < words.size(); ++first) {
        std::string joined;
        for (std::size_t count = 0; count < reference_words && first + count < words.size();
             ++count) {
            joined += words[first + count];
            if (auto read = read_reference(joined, "B"); !read.empty()) return read;
        }
    }
    return {};
}

option change_option(std::string_view what, const std::string& reference) {
    return {
        message::of("change.what." + std::string(what)),
        {{"do", "change"}, {"what", what}, {"reference", reference}},
        {}};
}

/// What the resident is told; the same for the same receipt, however often it is asked for.
receipt tell(const given_receipt& given) {
    json::object args{{"reference", given.reference}, {"start", to_rfc3339(given.starts_at)}};
    if (!given.reason.empty()) args["reason"] = given.reason;
    // The reason is forgotten with what else is personal in a booking.
    const bool forgotten = given.outcome == "staff_cancelled" && given.reason.empty();
    const std::string outcome = forgotten ? "already_cancelled" : given.outcome;
    say told{message::of("done." + outcome, args), {}, {}, {}};
    const bool stands = given.outcome == "booked" || given.outcome == "moved";
    if (stands) {
        card ticket;
        ticket.title = given.reference;
        ticket.text = given.coach;
        ticket.note = message::of("ticket.note", args);
        ticket.url = "/api/v1/plugins/youth_jobs/bookings/" + given.reference + ".ics";
        told.cards.push_back(std::move(ticket));
        told.options = {
            change_option("move", given.reference), change_option("cancel", given.reference)};
    } else if (given.outcome == "shown") {
        told.options = {
            change_option("move", given.reference), change_option("cancel", given.reference)};
    } else if (given.outcome != "late") {
        told.options = {{message::of("book_coaching.label"), {}, "book_coaching"}};
    }
    receipt made;
    made.reference = given.reference;
    made.actions.push_back(std::move(told));
    const bool gone = given.outcome == "cancelled" || given.outcome == "staff_cancelled";
    if (stands || gone)
        made.actions.push_back(open_case{given.reference, gone ? "cancelled" : "booked"});
    return made;
}

receipt refused(std::string slot, std::string why) {
    receipt made;
    made.refused_slot = std::move(slot);
    made.refusal = message::of(std::move(why));
    return made;
}

}  // namespace

std::string to_value(const offered_time& offer) {
    return std::to_string(offer.id) + "." + offer.conversation;
}

offered_time from_value(std::string_view value) {
    offered_time read;
    const auto dot = value.find('.');
    const auto number = value.substr(0, dot);
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), read.id);
    if (dot == value.npos || parsed.ec != std::errc() ||
        parsed.ptr != number.data() + number.size())
        return {};
    read.conversation = value.substr(dot + 1);
    return read;
}

std::optional<actions> booking_forms::cancelled_by_staff(std::string_view reference) {
    const auto known = reference.empty() ? std::nullopt : store_.find(reference);
    if (!known || !known->cancelled_by_staff()) return std::nullopt;
    return tell(receipt_about("staff_cancelled", *known)).actions;
}

turn_reply booking_forms::ask_time(const turn& now) {
    if (auto told = cancelled_by_staff(text_at(now.slots, "reference"))) {
        told->push_back(end{});
        return {std::move(*told), {}};
    }
    const auto after = from_rfc3339(text_at(now.payload, "after"));
    const auto begin = after.has_value() ? *after : now.now;
    const auto free = store_.free_times(now.conversation, begin, now.now, times_read);
    if (free.empty()) {
        say none{message::of("times.none"), {talk_to_a_person()}, {}, {}};
        return {{std::move(none), end{}}, {}};
    }
    // A wished day counts for the first question; "later times" goes past it.
    const auto day = read_date(text_at(now.slots, "day"));
    const bool wished = day.has_value() && after.has_error();
    auto offered = wished ? on_day(free, *day, lent_.zone) : std::vector<coaching_time>{};
    const bool missed = wished && offered.empty();
    if (offered.empty()) offered = spread(free, lent_.zone);
    ask question{"time", message::of(missed ? "times.not_that_day" : "times.question"), {}};
    for (const auto& time : offered)
        question.options.push_back(
            {time_label(time), {{"value", to_value({time.id, now.conversation})}}, {}}
        );
    const auto later = offered.back().starts_at + std::chrono::minutes(1);
    if (free.back().starts_at >= later)
        question.options.push_back(
            {message::of("times.later"), {{"do", "times"}, {"after", to_rfc3339(later)}}, {}}
        );
    return {{std::move(question)}, {}};
}

turn_reply booking_forms::begin_change(const turn& now) {
    constexpr std::string_view wish = "change.what=";
    start_form begin{"change", {}};
    std::string reference(text_at(now.payload, "reference"));
    if (reference.empty()) reference = reference_in(entity(now.entities, "reference"));
    if (reference.empty()) reference = store_.of_conversation(now.conversation, now.now);
    if (auto told = cancelled_by_staff(reference)) return {std::move(*told), {}};
    if (!reference.empty()) begin.slots["reference"] = reference;
    if (const auto what = text_at(now.payload, "what"); !what.empty()) begin.slots["what"] = what;
    if (const auto day = entity(now.entities, "date"); !day.empty()) begin.slots["day"] = day;
    for (const auto& one : now.entities) {
        if (!one.is_object() || text_at(one.get_object(), "type") != "choice") continue;
        const auto value = text_at(one.get_object(), "value");
        if (value.starts_with(wish) && !begin.slots.contains("what"))
            begin.slots["what"] = value.substr(wish.size());
    }
    return {{std::move(begin)}, {}};
}

verdict booking_forms::validate(const validation& asked) {
    if (asked.slot == "time") return validate_time(asked);
    if (asked.slot == "reference") return validate_reference(asked);
    return verdict::accept(asked.value);
}

verdict booking_forms::validate_time(const validation& asked) {
    const auto* text = asked.value.if_string();
    const auto offer = text != nullptr ? from_value(*text) : offered_time{};
    if (offer.id == 0) return verdict::refuse(message::of("times.choose"));
    const auto held = store_.hold(offer.id, offer.conversation, asked.now);
    if (held.has_error() && held.error().code == errc::conflict)
        return verdict::refuse(message::of("times.taken"));
    if (held.has_error()) throw std::runtime_error("hold: " + held.error().detail);
    return verdict::accept(asked.value);
}

verdict booking_forms::validate_reference(const validation& asked) {
    const auto* text = asked.value.if_string();
    const auto reference = text != nullptr ? reference_in(*text) : std::string();
    if (reference.empty()) return verdict::refuse(message::of("change.reference.unreadable"));
    if (!store_.find(reference))
        return verdict::refuse(message::of("change.reference.unknown", {{"reference", reference}}));
    return verdict::accept(json::value(reference));
}

result<receipt> booking_forms::submit(const submission& completed) {
    if (const auto given = store_.find_receipt(completed.idempotency_key)) return tell(*given);
    if (completed.form == "booking") return submit_booking(completed);
    if (completed.form == "change") return submit_change(completed);
    return fail(errc::not_found, completed.form);
}

result<receipt> booking_forms::submit_booking(const submission& completed) {
    const auto text = [&](std::string_view slot) {
        return std::string(text_at(completed.slots, slot));
    };
    const booking_wish wish{
        from_value(text("time")).id,
        text("topic"),
        text("name"),
        text("phone"),
        text("email"),
        completed.conversation,
        completed.locale};
    const auto given = store_.book(wish, completed.idempotency_key, completed.now);
    if (given.has_value()) return tell(*given);
    if (given.error().code == errc::conflict) return refused("time", "times.taken");
    return given.error();
}

result<receipt> booking_forms::submit_change(const submission& completed) {
    const auto known = store_.find(text_at(completed.slots, "reference"));
    if (!known) return refused("reference", "change.reference.gone");
    const auto given = change(completed, *known);
    if (given.has_value()) return tell(*given);
    if (given.error().code == errc::conflict) return refused("time", "times.taken");
    return given.error();
}

result<given_receipt> booking_forms::change(const submission& completed, const booking& known) {
    const auto& key = completed.idempotency_key;
    const auto now = completed.now;
    const auto what = text_at(completed.slots, "what");
    const auto answer = [&](std::string_view outcome) {
        return store_.note_answer(known, outcome, key, now);
    };
    if (known.cancelled_by_staff()) return answer("staff_cancelled");
    if (known.status == "cancelled") return answer("already_cancelled");
    if (known.status == "done") return answer("passed");
    if (what == "move") {
        const auto offer = from_value(text_at(completed.slots, "time"));
        return store_.move(known, offer.id, completed.conversation, key, now);
    }
    const auto ends_at = known.time.starts_at + std::chrono::minutes(known.time.minutes);
    if (known.status != "booked" || ends_at <= now) return answer("passed");
    if (what == "cancel") return store_.cancel(known, key, now);
    if (what == "late") return store_.note_late(known, key, now);
    return answer("shown");
}

}  // namespace lotsen::youth_jobs

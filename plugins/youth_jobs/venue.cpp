#include "plugins/youth_jobs/venue.hpp"

namespace lotsen::youth_jobs {
namespace {

std::string at(const settings& known, std::string_view name) {
    const auto found = known.find(name);
    return found == known.end() ? std::string() : found->second;
}

/// The week's hours as arguments d1..d7 (text) and o1..o7 (1 open, 0 closed). Empty unless every
/// day is set: half a week would say that the other half is closed.
json::object week(const settings& known) {
    json::object args;
    for (int day = 1; day <= 7; ++day) {
        const auto number = std::to_string(day);
        const auto hours = at(known, "hours_" + number);
        if (hours.empty()) return {};
        args["d" + number] = hours;
        args["o" + number] = hours == "closed" ? 0 : 1;
    }
    return args;
}

void add_yes_no(actions& to, const settings& known, std::string_view name) {
    const auto value = at(known, name);
    if (value.empty()) return;
    to.emplace_back(say{message::of("venue." + std::string(name) + "_" + value), {}, {}, {}});
}

void add_ages(actions& to, const settings& known) {
    const auto from = at(known, "age_from");
    const auto until = at(known, "age_to");
    if (from.empty() || until.empty()) return;
    json::object args{{"from", std::stoi(from)}, {"to", std::stoi(until)}};
    to.emplace_back(say{message::of("venue.ages", std::move(args)), {}, {}, {}});
}

}  // namespace

turn_reply venue_info(const settings& known) {
    card place;
    place.title = venue_name;
    place.text = at(known, "address");
    place.phone = at(known, "phone");
    place.url = at(known, "url");
    auto hours = week(known);
    const bool open_known = !hours.empty();
    place.note = open_known ? message::of("venue.hours", std::move(hours))
                            : message::of("venue.hours_unknown");
    say about{message::of("venue.about"), {}, {std::move(place)}, "solna.se"};
    turn_reply reply{{std::move(about)}, {}};
    add_ages(reply.actions, known);
    add_yes_no(reply.actions, known, "step_free");
    add_yes_no(reply.actions, known, "free_of_charge");
    say rest{message::of("venue.ask_more"), {}, {}, {}};
    rest.options = {
        {message::of("option.coach"), {}, "book_coaching"},
        {message::of("option.person"), {}, "core.handover"}};
    reply.actions.emplace_back(std::move(rest));
    return reply;
}

}  // namespace lotsen::youth_jobs

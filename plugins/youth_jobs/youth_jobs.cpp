#include "plugins/youth_jobs/youth_jobs.hpp"

#include <filesystem>
#include <stdexcept>

#include "plugins/youth_jobs/advice.hpp"
#include "plugins/youth_jobs/calendar.hpp"
#include "plugins/youth_jobs/demo.hpp"
#include "plugins/youth_jobs/person.hpp"
#include "plugins/youth_jobs/venue.hpp"

namespace lotsen::youth_jobs {
namespace {

constexpr std::string_view calendar_folder = "bookings/";
constexpr std::string_view calendar_ending = ".ics";

}  // namespace

youth_jobs::parts::parts(services& given)
    : lent(given),
      groups(std::filesystem::path(given.folder) / "answers", "occupations", given.fold),
      store(given),
      forms(given, store),
      search(given, groups),
      staff(given) {}

void youth_jobs::start(services& lent) {
    parts_ = std::make_unique<parts>(lent);
    if (lent.demo) fill_demo(lent);
}

turn_reply youth_jobs::on_turn(const turn& now) {
    switch (now.kind) {
        case turn_kind::slot:
            return parts_->forms.ask_time(now);
        case turn_kind::option:
            return on_option(now);
        case turn_kind::intent:
            break;
    }
    return on_intent(now);
}

turn_reply youth_jobs::on_intent(const turn& now) {
    if (now.intent == "find_job") return parts_->search.find(now);
    if (now.intent == "summer_job") return parts_->search.summer(now);
    if (now.intent == "change_booking") return parts_->forms.begin_change(now);
    if (now.intent == "study_guidance") return study_guidance();
    if (now.intent == "cv_help") return cv_help();
    if (now.intent == "venue_info") return venue_info(read_settings(parts_->lent.database));
    if (now.intent == "work_rules") return work_rules(now, parts_->groups, parts_->lent.fold);
    throw std::runtime_error("no such intent: " + now.intent);
}

turn_reply youth_jobs::on_option(const turn& now) {
    const auto wish = text_at(now.payload, "do");
    if (wish == "jobs") return parts_->search.again(now);
    if (wish == "times") return parts_->forms.ask_time(now);
    if (wish == "change") return parts_->forms.begin_change(now);
    if (wish == "rules") return work_rules_about(now);
    throw std::runtime_error("no such option: " + std::string(wish));
}

verdict youth_jobs::validate(const validation& asked) {
    return parts_->forms.validate(asked);
}

result<receipt> youth_jobs::submit(const submission& completed) {
    return parts_->forms.submit(completed);
}

http_response youth_jobs::on_http(const http_request& asked) {
    http_response reply;
    reply.status = 404;
    reply.body = R"({"code":"not_found"})";
    const std::string_view path = asked.path;
    if (asked.method != "GET" || !path.starts_with(calendar_folder) ||
        !path.ends_with(calendar_ending))
        return reply;
    auto name = path.substr(calendar_folder.size());
    name.remove_suffix(calendar_ending.size());
    const auto reference = read_reference(name, "B");
    const auto booked = reference.empty() ? std::nullopt : parts_->store.find(reference);
    if (!booked) return reply;
    const auto known = read_settings(parts_->lent.database);
    const auto address = known.find("address");
    reply.status = 200;
    reply.content_type = "text/calendar; charset=utf-8";
    reply.body = to_icalendar(
        *booked, std::string(venue_name), address == known.end() ? std::string() : address->second
    );
    reply.file_name = reference + ".ics";
    return reply;
}

void youth_jobs::on_job(std::string_view name, time_point now) {
    if (name != "forget") return;
    auto& lent = parts_->lent;
    const auto before = to_rfc3339(now - kept_after_meeting);
    const auto done = lent.database.run(std::vector<statement>{
        {"forget_contacts", {{"before", before}}},
        {"forget_receipts", {{"before", before}}},
        {"remove_hidden_ads", {{"before", before}}}});
    if (done.has_error()) throw std::runtime_error("forget: " + done.error().detail);
}

result<person_reply> youth_jobs::on_person(const person_request& asked) {
    return bookings_of(parts_->lent.database, asked);
}

result<json::value> youth_jobs::on_desk(const desk_request& asked) {
    return parts_->staff.handle(asked);
}

}  // namespace lotsen::youth_jobs

#include "plugins/youth_jobs/ads.hpp"

#include "plugins/youth_jobs/settings.hpp"

namespace lotsen::youth_jobs {
namespace {

constexpr std::string_view full_time = "Heltid";

std::string label_at(const json::object& of, std::string_view key) {
    const auto* member = of.if_contains(key);
    if (member == nullptr) return {};
    // Older responses have a list of one where newer ones have an object.
    if (const auto* list = member->if_array(); list != nullptr && !list->empty())
        member = &list->front();
    return member->is_object() ? std::string(text_at(member->get_object(), "label"))
                               : std::string();
}

std::string id_of(const json::object& hit) {
    if (const auto text = text_at(hit, "id"); !text.empty()) return std::string(text);
    const auto number = integer_at(hit, "id");
    return number ? std::to_string(*number) : std::string();
}

/// "2019-05-12T23:59:59", with or without a zone, or the date alone: then the day's end.
std::string moment_of(std::string_view text, const time_zone& zone) {
    if (const auto read = from_rfc3339(text); read.has_value()) return to_rfc3339(*read);
    const auto date = read_date(text.substr(0, 10));
    if (date.has_error()) return {};
    civil_time local = *date;
    local.hour = 23;
    local.minute = 59;
    if (text.size() >= 16) {
        const auto clock = read_clock(text.substr(11, 5));
        if (clock.has_error()) return {};
        local.hour = clock->hour;
        local.minute = clock->minute;
    }
    return to_rfc3339(zone.instant(local));
}

std::string url_of(const json::object& hit) {
    const auto apply = object_at(hit, "application_details");
    for (const auto url : {text_at(hit, "webpage_url"), text_at(apply, "url")})
        if (url.starts_with("https://") || url.starts_with("http://")) return std::string(url);
    return {};
}

bool is_part_time(const json::object& hit, std::string_view hours) {
    const auto most = integer_at(object_at(hit, "scope_of_work"), "max");
    return (most && *most > 0 && *most < 100) || (!hours.empty() && hours != full_time);
}

bool mentions_summer(const json::object& hit, std::string_view headline) {
    const std::string all = label_at(hit, "employment_type") + " " + std::string(headline);
    for (const std::string_view word :
         {"Sommar", "sommar", "Ferie", "ferie", "Semestervik", "semestervik"})
        if (all.find(word) != all.npos) return true;
    return false;
}

}  // namespace

result<ad> read_ad(const json::value& hit, const time_zone& zone) {
    if (!hit.is_object()) return fail(errc::invalid, "not an object");
    const auto& from = hit.get_object();
    const auto& employer = object_at(from, "employer");
    ad read;
    read.id = id_of(from);
    read.headline = text_at(from, "headline");
    read.removed = flag_at(from, "removed");
    if (read.id.empty()) return fail(errc::invalid, "no id");
    if (read.removed) return read;
    if (read.headline.empty()) return fail(errc::invalid, "no headline");
    read.employer = text_at(employer, "workplace");
    if (read.employer.empty()) read.employer = text_at(employer, "name");
    const auto& address = object_at(from, "workplace_address");
    read.place = text_at(address, "municipality");
    if (read.place.empty()) read.place = text_at(address, "city");
    read.occupation = label_at(from, "occupation");
    read.hours = label_at(from, "working_hours_type");
    auto deadline = text_at(from, "application_deadline");
    if (deadline.empty()) deadline = text_at(from, "last_publication_date");
    read.deadline = moment_of(deadline, zone);
    read.published = text_at(from, "publication_date");
    read.url = url_of(from);
    read.body = std::string(text_at(object_at(from, "description"), "text")) + " " +
                label_at(from, "occupation_field") + " " + label_at(from, "occupation_group");
    read.part_time = is_part_time(from, read.hours);
    read.beginner = !flag_at(from, "experience_required", true) &&
                    !flag_at(from, "driving_license_required", false);
    read.summer = mentions_summer(from, read.headline);
    return read;
}

}  // namespace lotsen::youth_jobs

#include "plugins/youth_jobs/ads.hpp"

namespace lotsen::youth_jobs {
namespace {

constexpr std::size_t most_hits = 20'000;        // in one import
constexpr std::size_t most_body_bytes = 20'000;  // searched of one ad
/// An ad without a deadline is shown for so long after it was last imported.
constexpr std::chrono::days shown_without_deadline{30};

/// The list of hits, wherever it stands. Errors: invalid.
result<json::array> hits_of(const json::value& document) {
    if (const auto* text = document.if_string()) {
        const auto parsed = parse_json(*text, "import");
        if (parsed.has_error() || parsed->is_string())
            return fail(errc::invalid, "desk.error.not_json");
        return hits_of(*parsed);
    }
    if (const auto* list = document.if_array()) return *list;
    if (const auto* object = document.if_object())
        if (const auto* list = object->if_contains("hits"); list != nullptr && list->is_array())
            return list->get_array();
    return fail(errc::invalid, "desk.error.no_hits");
}

statement put(const ad& read, const services& lent, time_point now) {
    const auto hidden_after =
        read.deadline.empty() ? to_rfc3339(now + shown_without_deadline) : read.deadline;
    const std::string title =
        read.headline + " " + read.occupation + " " + read.employer + " " + read.place;
    return {
        "put_ad",
        {{"id", read.id},
         {"headline", read.headline},
         {"employer", read.employer},
         {"place", read.place},
         {"occupation", read.occupation},
         {"hours", read.hours},
         {"deadline", read.deadline.empty() ? json::value() : json::value(read.deadline)},
         {"hidden_after", hidden_after},
         {"url", read.url},
         {"part_time", read.part_time ? 1 : 0},
         {"beginner", read.beginner ? 1 : 0},
         {"summer", read.summer ? 1 : 0},
         {"published", read.published},
         {"now", to_rfc3339(now)},
         {"demo", read.demo ? 1 : 0},
         {"title_folded", lent.fold(title)},
         {"body_folded", lent.fold(std::string_view(read.body).substr(0, most_body_bytes))}}};
}

}  // namespace

result<ads_report> import_ads(
    services& lent, const json::value& document, time_point now, bool demo
) {
    const auto hits = hits_of(document);
    if (hits.has_error()) return hits.error();
    if (hits->size() > most_hits) return fail(errc::invalid, "desk.error.too_many");
    ads_report report;
    std::vector<statement> changes;
    const auto today = to_rfc3339(now);
    if (!demo && !hits->empty()) changes.push_back({"remove_demo_ads", {}});
    for (std::size_t at = 0; at < hits->size(); ++at) {
        auto read = read_ad((*hits)[at], lent.zone);
        if (read.has_error()) {
            report.refused.emplace_back(at + 1, read.error().detail);
        } else if (read->removed) {
            changes.push_back({"remove_ad", {{"id", read->id}}});
            ++report.removed;
        } else {
            read->demo = demo;
            if (!read->deadline.empty() && read->deadline <= today) ++report.expired;
            changes.push_back(put(*read, lent, now));
            ++report.imported;
        }
    }
    if (changes.empty()) return report;
    const auto stored = lent.database.run(changes);
    if (stored.has_error()) return stored.error();
    return report;
}

}  // namespace lotsen::youth_jobs

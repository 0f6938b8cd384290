#include "plugins/youth_jobs/demo.hpp"

#include <stdexcept>

#include "plugins/youth_jobs/ads.hpp"

namespace lotsen::youth_jobs {
namespace {

constexpr int days_of_times = 14;
constexpr int saturday = 6;

json::value fixture(const services& lent, const char* name) {
    auto read = read_json(std::filesystem::path(lent.folder) / "fixtures" / name);
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    return std::move(*read);
}

std::int64_t count(services& lent, statement query) {
    const auto read = lent.database.run(std::move(query));
    if (read.has_error()) throw std::runtime_error("demo: " + read.error().detail);
    return integer_at(read->list.front(), "count").value_or(0);
}

/// The fixture says in how many days an ad's deadline is, so that the examples never grow old.
void fill_ads(services& lent, time_point now) {
    if (count(lent, {"count_all_ads", {}}) > 0) return;
    auto document = fixture(lent, "jobs.json");
    for (auto& hit : document.at("hits").as_array()) {
        auto& one = hit.as_object();
        const auto days = integer_at(one, "deadline_in_days").value_or(days_of_times);
        one["application_deadline"] = to_rfc3339(now + std::chrono::days(days));
        one["publication_date"] = to_rfc3339(now);
    }
    const auto done = import_ads(lent, document, now, true);
    if (done.has_error()) throw std::runtime_error("demo ads: " + done.error().detail);
}

void fill_times(services& lent, time_point now) {
    if (count(lent, {"count_times", {{"now", to_rfc3339(now)}}}) > 0) return;
    const auto document = fixture(lent, "times.json");
    const auto& pattern = document.as_object();
    std::vector<statement> changes;
    for (int day = 1; day <= days_of_times; ++day) {
        auto local = lent.zone.local(now + std::chrono::days(day));
        if (local.weekday >= saturday) continue;
        for (const auto& hour : array_at(pattern, "hours")) {
            local.hour = static_cast<int>(hour.to_number<std::int64_t>());
            local.minute = 0;
            changes.push_back(
                {"add_time",
                 {{"starts_at", to_rfc3339(lent.zone.instant(local))},
                  {"minutes", integer_at(pattern, "minutes").value_or(45)},
                  {"coach", text_at(pattern, "coach")}}}
            );
        }
    }
    const auto done = lent.database.run(changes);
    if (done.has_error()) throw std::runtime_error("demo times: " + done.error().detail);
}

}  // namespace

void fill_demo(services& lent) {
    const auto now = lent.clock.now();
    fill_ads(lent, now);
    fill_times(lent, now);
}

}  // namespace lotsen::youth_jobs

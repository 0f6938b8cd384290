#include "plugins/fault_reports/demo.hpp"

#include <stdexcept>

namespace lotsen::fault_reports {
namespace {

constexpr std::string_view demo_staff = "demo";

template <class T>
T or_throw(result<T> outcome) {
    if (outcome.has_error()) throw std::runtime_error("example reports: " + outcome.error().detail);
    return std::move(*outcome);
}

void or_throw(const result<void>& outcome) {
    if (outcome.has_error()) throw std::runtime_error("example reports: " + outcome.error().detail);
}

report example_of(const json::object& written, std::size_t number, time_point received) {
    report example;
    example.idempotency_key = "example:" + std::to_string(number);
    example.locale = "sv";
    example.channel = "web";
    example.category = text_at(written, "category");
    example.place = text_at(written, "place");
    example.description = text_at(written, "description");
    example.received_at = to_rfc3339(received);
    return example;
}

}  // namespace

void fill_with_examples(
    store& reports, const std::filesystem::path& folder, const settings& set, time_point now
) {
    if (!or_throw(reports.empty())) return;
    const auto read = or_throw(read_json(folder / "fixtures" / "reports.json"));
    std::size_t number = 0;
    for (const auto& each : read.as_array()) {
        const auto& written = each.as_object();
        const auto age = std::chrono::days(integer_at(written, "days_ago").value_or(0));
        const auto kept = or_throw(reports.add(example_of(written, ++number, now - age), set, now));
        const std::string status(text_at(written, "status"));
        if (status == kept.status) continue;
        or_throw(reports.set_status(
            {kept.reference,
             status,
             std::string(text_at(written, "referred_to")),
             std::string(text_at(written, "note")),
             std::string(demo_staff),
             now - age + std::chrono::hours(3)}
        ));
    }
}

}  // namespace lotsen::fault_reports

#include "plugins/fault_reports/retention.hpp"

#include <stdexcept>

#include "core/base/log.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen::fault_reports {
namespace {

int days_of(const form& report, std::string_view slot) {
    const auto* found = report.find(slot);
    if (found == nullptr) throw std::runtime_error("the form has no slot " + std::string(slot));
    return found->retention_days;
}

json::object before(int days, time_point now) {
    // Nothing is older than the beginning of time: 0 erases nothing.
    const auto limit = days == 0 ? time_point{} : now - std::chrono::days(days);
    return {{"before", to_rfc3339(limit)}};
}

}  // namespace

retention read_retention(const std::filesystem::path& folder) {
    const auto declared = read_manifest(folder);
    if (declared.has_error()) throw std::runtime_error(declared.error().detail);
    const auto* report = declared->find_form("report");
    if (report == nullptr) throw std::runtime_error("the manifest has no form report");
    return {days_of(*report, "email"), days_of(*report, "photo"), days_of(*report, "description")};
}

result<erased> erase_expired(database& kept, const retention& rule, time_point now) {
    auto ran = kept.run(std::vector<statement>{
        {"forget_photo", before(rule.photo_days, now)},
        {"forget_email", before(rule.email_days, now)},
        {"forget_history", before(rule.report_days, now)},
        {"forget_report", before(rule.report_days, now)}});
    if (ran.has_error()) return ran.error();
    const erased gone{ran->at(1).changes, ran->at(0).changes, ran->at(3).changes};
    if (gone.emails + gone.photos + gone.reports > 0)
        log(level::info,
            "fault_reports.erased",
            {{"emails", std::to_string(gone.emails)},
             {"photos", std::to_string(gone.photos)},
             {"reports", std::to_string(gone.reports)}});
    return gone;
}

}  // namespace lotsen::fault_reports

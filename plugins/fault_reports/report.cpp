#include "plugins/fault_reports/report.hpp"

#include <algorithm>

namespace lotsen::fault_reports {
namespace {

std::optional<double> number_at(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    return value->to_number<double>();
}

std::optional<position> position_of(const json::object& object) {
    const auto lat = number_at(object, "lat");
    const auto lon = number_at(object, "lon");
    if (!lat || !lon) return std::nullopt;
    return position{*lat, *lon};
}

}  // namespace

bool is_status(std::string_view name) noexcept {
    return std::find(statuses.begin(), statuses.end(), name) != statuses.end();
}

report from_row(const json::object& row) {
    report kept;
    kept.reference = text_at(row, "reference");
    kept.idempotency_key = text_at(row, "idempotency_key");
    kept.conversation = text_at(row, "conversation");
    kept.locale = text_at(row, "locale");
    kept.channel = text_at(row, "channel");
    kept.category = text_at(row, "category");
    kept.place = text_at(row, "place");
    kept.place_name = text_at(row, "place_name");
    kept.where = position_of(row);
    kept.description = text_at(row, "description");
    kept.photo = text_at(row, "photo");
    kept.email = text_at(row, "email");
    kept.status = text_at(row, "status");
    kept.referred_to = text_at(row, "referred_to");
    kept.note = text_at(row, "note");
    kept.linked_to = text_at(row, "linked_to");
    kept.received_at = text_at(row, "received_at");
    kept.changed_at = text_at(row, "changed_at");
    kept.changed_by = text_at(row, "changed_by");
    kept.legal_hold = integer_at(row, "legal_hold").value_or(0) != 0;
    return kept;
}

report from_submission(const submission& completed) {
    const auto& place = object_at(completed.slots, "place");
    report asked;
    asked.idempotency_key = completed.idempotency_key;
    asked.conversation = completed.conversation;
    asked.locale = completed.locale;
    asked.channel = completed.channel;
    asked.category = text_at(completed.slots, "category");
    asked.place = text_at(place, "text");
    asked.place_name = text_at(place, "name");
    asked.where = position_of(place);
    asked.description = text_at(completed.slots, "description");
    asked.photo = text_at(completed.slots, "photo");
    asked.email = text_at(completed.slots, "email");
    asked.received_at = to_rfc3339(completed.now);
    return asked;
}

}  // namespace lotsen::fault_reports

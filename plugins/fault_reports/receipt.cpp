#include "plugins/fault_reports/receipt.hpp"

#include <algorithm>
#include <array>

namespace lotsen::fault_reports {
namespace {

/// Where somebody may get hurt before anyone has come.
constexpr std::array<std::string_view, 7> dangerous{
    "street_light",
    "road_damage",
    "traffic_safety",
    "winter_road",
    "park_playground",
    "tree",
    "water"};

/// Whose it is depends on whose road it is.
constexpr std::array<std::string_view, 5> on_roads{
    "street_light", "sign", "road_damage", "traffic_safety", "winter_road"};

bool among(const auto& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

message next_step(const report& kept, const settings& set) {
    if (kept.category == "graffiti")
        return message::of("next.graffiti", {{"days", set.graffiti_working_days}});
    if (among(on_roads, kept.category)) return message::of("next.road");
    return message::of("next.general");
}

std::vector<option> options_after(const report& kept) {
    return {
        {message::of("option.follow"), {{"reference", kept.reference}}, "case_status"},
        {message::of("option.another"), {}, "report_fault"}};
}

}  // namespace

receipt receipt_of(const report& kept, const settings& set) {
    receipt given;
    given.reference = kept.reference;
    given.actions.push_back(say{
        message::of("received", {{"reference", kept.reference}}), {}, {}, {}});
    given.actions.push_back(open_case{kept.reference, "received"});
    if (!kept.linked_to.empty())
        given.actions.push_back(say{message::of("received.linked"), {}, {}, {}});
    if (among(dangerous, kept.category))
        given.actions.push_back(say{message::of("danger"), {}, {}, {}});
    given.actions.push_back(say{next_step(kept, set), options_after(kept), {}, {}});
    return given;
}

}  // namespace lotsen::fault_reports

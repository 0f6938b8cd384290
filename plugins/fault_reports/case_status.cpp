#include "plugins/fault_reports/case_status.hpp"

namespace lotsen::fault_reports {
namespace {

message status_message(const report& kept) {
    json::object args{{"reference", kept.reference}, {"since", kept.changed_at}};
    if (kept.status == "referred") args["to"] = kept.referred_to;
    return message::of("status." + kept.status, std::move(args));
}

card kind_of_fault(const report& kept) {
    card shown;
    shown.title = kept.reference;
    shown.note = message::of("category." + kept.category);
    return shown;
}

option person() {
    return {message::of("option.person"), {}, "core.handover"};
}

}  // namespace

actions status_of(const report& kept) {
    std::vector<option> options;
    if (kept.status == "done") {
        json::object payload{{"do", "reopen"}, {"reference", kept.reference}};
        options.push_back({message::of("option.not_mended"), std::move(payload), {}});
    }
    options.push_back(person());
    actions told{say{status_message(kept), {}, {kind_of_fault(kept)}, {}}};
    if (!kept.note.empty())
        told.push_back(say{message::of("status.note", {{"note", kept.note}}), {}, {}, {}});
    std::get<say>(told.back()).options = std::move(options);
    told.push_back(open_case{kept.reference, kept.status});
    return told;
}

actions unknown_reference(std::string_view reference, const settings& set) {
    const json::object args{{"reference", reference}, {"phone", set.phone}};
    const option again{message::of("option.other_reference"), {{"do", "ask"}}, {}};
    return {say{message::of("status.unknown", args), {again, person()}, {}, {}}};
}

}  // namespace lotsen::fault_reports

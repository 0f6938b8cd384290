#include "plugins/fault_reports/fault_reports.hpp"

#include <stdexcept>

#include "plugins/fault_reports/case_status.hpp"
#include "plugins/fault_reports/demo.hpp"
#include "plugins/fault_reports/desk.hpp"
#include "plugins/fault_reports/person.hpp"
#include "plugins/fault_reports/receipt.hpp"
#include "plugins/fault_reports/reference.hpp"

namespace lotsen::fault_reports {
namespace {

/// A gazetteer's guess that is less sure than this would send a crew to the wrong place.
constexpr double sure_place = 0.8;

/// The database failed within a turn: the resident gets core's apology, the log the reason.
[[noreturn]] void give_up(const error& why) {
    throw std::runtime_error(std::string(to_string(why.code)) + ": " + why.detail);
}

/// Core's reading of the sentence first, then our own of the whole text.
std::string reference_in(const turn& now) {
    for (const auto* known : {&now.payload, &now.slots}) {
        if (auto found = find_reference(text_at(*known, "reference")); !found.empty()) return found;
    }
    for (const auto& each : now.entities) {
        if (!each.is_object() || text_at(each.get_object(), "type") != "reference") continue;
        if (auto found = find_reference(text_at(each.get_object(), "value")); !found.empty())
            return found;
    }
    return find_reference(now.text);
}

void locate(report& asked, const geocoder& places) {
    if (asked.where) return;
    const auto found = places.find(asked.place, 1);
    if (found.empty() || found.front().confidence < sure_place) return;
    asked.place_name = found.front().name;
    asked.where = position{found.front().lat, found.front().lon};
}

}  // namespace

void reporter::start(services& lent) {
    lent_ = &lent;
    settings_ = read_settings(lent.options);
    retention_ = read_retention(lent.folder);
    reports_.emplace(lent.database, lent.random);
    if (lent.demo) fill_with_examples(*reports_, lent.folder, settings_, lent.clock.now());
}

turn_reply reporter::on_turn(const turn& now) {
    const auto wish = text_at(now.payload, "do");
    if (now.kind == turn_kind::option && wish == "reopen")
        return reopen(find_reference(text_at(now.payload, "reference")), now.now);
    if (now.kind == turn_kind::option && wish == "ask") return ask_for_reference();
    if (now.intent == "report_fault") return {{start_form{"report", {}}}, {}};
    return status_turn(now);
}

turn_reply reporter::status_turn(const turn& now) {
    if (const auto reference = reference_in(now); !reference.empty())
        return {answer(reference), {}};
    if (has_mistyped_reference(now.text))
        return {{say{message::of("status.mistyped"), {}, {}, {}}, start_form{"status", {}}}, {}};
    // Whoever reported in this conversation asks about that report.
    const auto own = reports_->of_conversation(now.conversation);
    if (own.has_error()) give_up(own.error());
    if (own->empty()) return ask_for_reference();
    turn_reply reply;
    for (const auto& kept : *own) {
        auto told = status_of(kept);
        reply.actions.insert(reply.actions.end(), told.begin(), told.end());
    }
    return reply;
}

turn_reply reporter::ask_for_reference() const {
    const auto lost = message::of("status.lost", {{"phone", settings_.phone}});
    return {{say{lost, {}, {}, {}}, start_form{"status", {}}}, {}};
}

turn_reply reporter::reopen(std::string_view reference, time_point now) {
    const auto reopened = reports_->reopen(reference, now);
    // Not done any more, or chosen twice: what it is now is the answer.
    if (reopened.has_error() && reopened.error().code == errc::conflict)
        return {answer(reference), {}};
    if (reopened.has_error()) give_up(reopened.error());
    const auto said = message::of("status.reopened", {{"reference", reference}});
    return {{say{said, {}, {}, {}}, open_case{std::string(reference), "received"}}, {}};
}

actions reporter::answer(std::string_view reference) {
    const auto kept = reports_->find(reference);
    if (kept.has_value()) return status_of(*kept);
    if (kept.error().code != errc::not_found) give_up(kept.error());
    return unknown_reference(reference, settings_);
}

verdict reporter::validate(const validation& asked) {
    if (asked.form != "status" || asked.slot != "reference") return verdict::accept(asked.value);
    if (!asked.value.is_string()) return verdict::refuse(message::of("status.mistyped"));
    const auto reference = find_reference(asked.value.get_string(), looking_for::answer);
    if (reference.empty()) return verdict::refuse(message::of("status.mistyped"));
    return verdict::accept(json::value(reference));
}

result<receipt> reporter::submit(const submission& completed) {
    if (completed.form == "report") return submit_report(completed);
    if (completed.form != "status") return fail(errc::not_found, "no form " + completed.form);
    const auto reference =
        find_reference(text_at(completed.slots, "reference"), looking_for::answer);
    receipt given;
    if (reference.empty()) {
        given.refused_slot = "reference";
        given.refusal = message::of("status.mistyped");
        return given;
    }
    const auto kept = reports_->find(reference);
    if (kept.has_error() && kept.error().code != errc::not_found) return kept.error();
    given.reference = reference;
    given.actions = kept.has_value() ? status_of(*kept) : unknown_reference(reference, settings_);
    return given;
}

result<receipt> reporter::submit_report(const submission& completed) {
    auto asked = from_submission(completed);
    if (asked.category.empty() || asked.place.empty())
        return fail(errc::invalid, "a report needs a category and a place");
    locate(asked, lent_->places);
    const auto kept = reports_->add(std::move(asked), settings_, completed.now);
    if (kept.has_error()) return kept.error();
    return receipt_of(*kept, settings_);
}

result<json::value> reporter::on_desk(const desk_request& asked) {
    if (asked.view != "reports") return fail(errc::not_found, "no view " + asked.view);
    return reports_view(*reports_, asked);
}

result<person_reply> reporter::on_person(const person_request& asked) {
    return personal_reports(lent_->database, retention_).answer(asked);
}

void reporter::on_job(std::string_view name, time_point now) {
    if (name != "retention") return;
    const auto gone = erase_expired(lent_->database, retention_, now);
    ailment_ = gone.has_error() ? "retention: " + gone.error().detail : std::string();
}

}  // namespace lotsen::fault_reports

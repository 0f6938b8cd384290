#include "plugins/fault_reports/person.hpp"

#include <algorithm>

#include "core/plugin/contact.hpp"

namespace lotsen::fault_reports {
namespace {

constexpr std::string_view taken_out = "[...]";

std::string without_contacts(std::string text, const person& who) {
    for (const auto& contact : who.contacts)
        text = without_contact(text, contact, taken_out);
    return text;
}

bool has_person_in_it(const report& one, const person& who) {
    return !one.email.empty() || !one.conversation.empty() || !one.photo.empty() ||
           has_contact(one.place, who.contacts) || has_contact(one.description, who.contacts) ||
           has_contact(one.note, who.contacts);
}

void note_end(json::object& into, std::string_view part, const report& one, int days) {
    const auto changed = from_rfc3339(one.changed_at);
    if (days == 0 || changed.has_error()) return;
    into[part] = to_rfc3339(*changed + std::chrono::days(days));
}

json::object data_of(const report& one) {
    json::object made{
        {"category", one.category},
        {"place", one.place},
        {"description", one.description},
        {"email", one.email},
        {"status", one.status},
        {"received_at", one.received_at},
        {"changed_at", one.changed_at},
        {"locale", one.locale},
        {"channel", one.channel},
        {"legal_hold", one.legal_hold},
        // Which one is somebody else's.
        {"another_report_of_the_same_fault", !one.linked_to.empty()}};
    if (!one.place_name.empty()) made["place_name"] = one.place_name;
    if (one.where) made["position"] = {{"lat", one.where->lat}, {"lon", one.where->lon}};
    if (!one.note.empty()) made["answer"] = one.note;
    if (!one.referred_to.empty()) made["referred_to"] = one.referred_to;
    return made;
}

json::array history_of(const rows& notes) {
    json::array all;
    for (const auto& row : notes.list)
        all.push_back(
            {{"at", row.at("at")},
             {"by", text_at(row, "by") == "resident" ? "resident" : "staff"},
             {"what", row.at("what")},
             {"note", row.at("note")}}
        );
    return all;
}

}  // namespace

result<void> personal_reports::add_mentioning(
    const person& who, std::vector<std::string>& references
) {
    if (who.contacts.empty()) return {};
    for (json::value after = 0;;) {
        const auto page = database_.run(statement{"texts_after", {{"after", after}}});
        if (page.has_error()) return page.error();
        if (page->list.empty()) return {};
        for (const auto& row : page->list)
            if (has_contact(text_at(row, "place"), who.contacts) ||
                has_contact(text_at(row, "description"), who.contacts))
                references.emplace_back(text_at(row, "reference"));
        after = page->list.back().at("number");
    }
}

result<std::vector<report>> personal_reports::find(const person& who) {
    auto whole = who;
    if (auto more = add_mentioning(who, whole.references); more.has_error()) return more.error();
    const auto known = as_parameters(whole);
    std::vector<report> reports;
    for (json::value after = 0;;) {
        auto parameters = known;
        parameters["after"] = after;
        const auto page = database_.run(statement{"of_person", std::move(parameters)});
        if (page.has_error()) return page.error();
        if (page->list.empty()) return reports;
        for (const auto& row : page->list)
            reports.push_back(from_row(row));
        after = page->list.back().at("number");
    }
}

result<personal_record> personal_reports::tell(const report& one, const person& who) {
    const auto notes = database_.run(statement{"notes_of", {{"reference", one.reference}}});
    if (notes.has_error()) return notes.error();
    personal_record made;
    made.kind = "report";
    made.reference = one.reference;
    made.conversation = one.conversation;
    made.data = data_of(one);
    made.data["history"] = history_of(*notes);
    if (!one.photo.empty()) made.photos = {one.photo};
    made.why = one.legal_hold ? reason::legal_hold : reason::public_record;
    made.fate = !one.legal_hold && has_person_in_it(one, who) ? fate::stripped : fate::kept;
    if (one.legal_hold) return made;
    if (!one.email.empty()) note_end(made.retention, "email", one, rule_.email_days);
    if (!one.photo.empty()) note_end(made.retention, "photo", one, rule_.photo_days);
    note_end(made.retention, "report", one, rule_.report_days);
    return made;
}

result<bool> personal_reports::strip(const report& one, const person& who) {
    const auto notes = database_.run(statement{"notes_of", {{"reference", one.reference}}});
    if (notes.has_error()) return notes.error();
    std::vector<statement> changes{
        {"strip_report",
         {{"reference", one.reference},
          {"place", without_contacts(one.place, who)},
          {"description", without_contacts(one.description, who)},
          {"note", without_contacts(one.note, who)}}}};
    for (const auto& row : notes->list) {
        const std::string note(text_at(row, "note"));
        if (!has_contact(note, who.contacts)) continue;
        changes.push_back(
            {"strip_note", {{"number", row.at("number")}, {"note", without_contacts(note, who)}}}
        );
    }
    const auto done = database_.run(changes);
    if (done.has_error()) return done.error();
    return done->front().changes > 0;
}

result<person_reply> personal_reports::answer(const person_request& asked) {
    const auto theirs = find(asked.who);
    if (theirs.has_error()) return theirs.error();
    person_reply reply;
    for (const auto& one : *theirs) {
        auto told = tell(one, asked.who);
        if (told.has_error()) return told.error();
        if (asked.erase && told->fate == fate::stripped) {
            const auto stripped = strip(one, asked.who);
            if (stripped.has_error()) return stripped.error();
            if (!*stripped) {
                told->fate = fate::kept;
                told->why = reason::legal_hold;
            }
        }
        reply.records.push_back(std::move(*told));
    }
    return reply;
}

}  // namespace lotsen::fault_reports

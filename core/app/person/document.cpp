#include "core/app/person/document.hpp"

#include <algorithm>
#include <array>

namespace lotsen {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format = "lotsen-person-1";

struct meaning {
    std::string_view code;
    std::string_view sentence;
};
constexpr std::array meanings{
    meaning{reason::public_record, "a public record, which the municipality keeps"},
    meaning{reason::legal_hold, "under legal hold, until staff release it on the desk"},
    meaning{reason::statistics, "counted in statistics, without anything about anybody"},
    meaning{reason::cancelled, "what was to come is cancelled, and counted in statistics"},
    meaning{reason::city_register, "in a register of the city's, which staff change on the desk"}};

json::array names_of(const std::vector<fs::path>& photos) {
    json::array names;
    for (const auto& one : photos)
        names.emplace_back(one.filename().string());
    return names;
}

json::object to_json(const event& one) {
    json::object made{
        {"seq", one.seq},
        {"at", to_rfc3339(one.at)},
        {"from", to_string(one.from)},
        {"kind", to_string(one.kind)}};
    // What staff log in with is nobody else's business.
    for (const auto& member : one.body)
        if (member.key() != "_account") made.emplace(member.key(), member.value());
    return made;
}

json::object to_json(const held_conversation& one) {
    json::array events;
    for (const auto& each : one.events)
        events.push_back(to_json(each));
    const auto& record = one.record;
    json::object made{
        {"kept_in", "core"},
        {"conversation", record.id},
        {"channel", record.channel},
        {"locale", record.locale},
        {"began_at", to_rfc3339(record.created)},
        {"changed_at", to_rfc3339(record.changed)},
        {"closed", record.closed},
        {"answered_by", to_string(record.owner.kind)},
        {"events", std::move(events)},
        {"photos", names_of(one.photos)},
        {"legal_hold", one.legal_hold}};
    if (!record.handover.empty()) made["handover"] = record.handover;
    if (!one.contact_in.empty()) made["contact_in_events"] = json::value_from(one.contact_in);
    // Answers that a form has had so far, and what was spoken of last.
    if (auto memory = parse_json(record.state, "state"); memory.has_value())
        made["memory"] = std::move(*memory);
    return made;
}

json::object to_json(const held_record& one) {
    const auto& what = one.what;
    json::object made{
        {"kept_in", one.by_core ? "core, for " + one.plugin : one.plugin},
        {"kind", what.kind},
        {"data", what.data},
        {"when_erased", what.fate}};
    if (!what.reference.empty()) made["reference"] = what.reference;
    if (!what.conversation.empty()) made["conversation"] = what.conversation;
    if (!what.why.empty()) made["why"] = in_words(what);
    if (!what.photos.empty()) made["photos"] = json::value_from(what.photos);
    if (!what.retention.empty()) made["goes_at"] = what.retention;
    return made;
}

json::object to_json(const person& who) {
    return {
        {"conversations", json::value_from(who.conversations)},
        {"contacts", json::value_from(who.contacts)},
        {"references", json::value_from(who.references)}};
}

}  // namespace

std::string in_words(const personal_record& what) {
    const auto* const known = std::ranges::find(meanings, what.why, &meaning::code);
    return std::string(known == meanings.end() ? std::string_view(what.why) : known->sentence);
}

std::vector<fs::path> photos_of(const holdings& found) {
    std::vector<fs::path> all;
    for (const auto& one : found.conversations)
        all.insert(all.end(), one.photos.begin(), one.photos.end());
    for (const auto& one : found.records)
        all.insert(all.end(), one.photos.begin(), one.photos.end());
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

json::object to_json(const holdings& found, const person& asked, const archive& from) {
    json::array conversations;
    for (const auto& one : found.conversations)
        conversations.push_back(to_json(one));
    json::array records;
    for (const auto& one : found.records)
        records.push_back(to_json(one));
    return {
        {"format", format},
        {"made_at", to_rfc3339(from.now.now())},
        {"municipality", from.settings.municipality.name},
        {"asked_for", to_json(asked)},
        {"conversations", std::move(conversations)},
        {"records", std::move(records)},
        {"not_told_by", json::value_from(found.silent)}};
}

}  // namespace lotsen

#include "plugins/fault_reports/store.hpp"

#include "plugins/fault_reports/duplicates.hpp"

namespace lotsen::fault_reports {
namespace {

/// 35 random bits: a second try is needed about once in a city's lifetime, a third never.
constexpr int reference_attempts = 5;

json::object parameters_of(const report& asked) {
    return {
        {"reference", asked.reference},
        {"idempotency_key", asked.idempotency_key},
        {"conversation", asked.conversation},
        {"locale", asked.locale},
        {"channel", asked.channel},
        {"category", asked.category},
        {"place", asked.place},
        {"place_name", asked.place_name},
        {"lat", asked.where ? json::value(asked.where->lat) : json::value(nullptr)},
        {"lon", asked.where ? json::value(asked.where->lon) : json::value(nullptr)},
        {"description", asked.description},
        {"photo", asked.photo},
        {"email", asked.email},
        {"linked_to", asked.linked_to},
        {"at", asked.received_at}};
}

statement trace(
    std::string_view reference, std::string_view what, std::string_view by, time_point at
) {
    return {
        "remember",
        {{"reference", reference},
         {"at", to_rfc3339(at)},
         {"by", by},
         {"what", what},
         {"note", ""}}};
}

result<void> done(const result<std::vector<rows>>& ran) {
    if (ran.has_error()) return ran.error();
    return {};
}

}  // namespace

result<report> store::one(statement asked) {
    auto found = database_.run(std::move(asked));
    if (found.has_error()) return found.error();
    if (found->list.empty()) return fail(errc::not_found);
    return from_row(found->list.front());
}

result<std::vector<report>> store::many(statement asked) {
    auto found = database_.run(std::move(asked));
    if (found.has_error()) return found.error();
    std::vector<report> reports;
    for (const auto& row : found->list)
        reports.push_back(from_row(row));
    return reports;
}

result<std::string> store::duplicate_of(const report& asked, const settings& set, time_point now) {
    if (set.duplicate_days == 0) return std::string{};
    const auto since = now - std::chrono::days(set.duplicate_days);
    auto found = database_.run(
        {"alike",
         {{"category", asked.category},
          {"place", asked.place},
          {"description", asked.description},
          {"since", to_rfc3339(since)}}}
    );
    if (found.has_error()) return found.error();
    return find_duplicate(asked, found->list, static_cast<double>(set.duplicate_radius_m));
}

result<report> store::add(report asked, const settings& set, time_point now) {
    const statement by_key{"by_key", {{"idempotency_key", asked.idempotency_key}}};
    auto before = one(by_key);
    if (before.has_value() || before.error().code != errc::not_found) return before;

    auto duplicate = duplicate_of(asked, set, now);
    if (duplicate.has_error()) return duplicate.error();
    asked.linked_to = std::move(*duplicate);
    error failed;
    for (int attempt = 0; attempt < reference_attempts; ++attempt) {
        asked.reference = make_reference(random_, reference_prefix);
        auto stored = database_.run({"add", parameters_of(asked)});
        if (stored.has_value()) return one(by_key);
        failed = stored.error();
        if (failed.code != errc::conflict) break;
    }
    return failed;
}

result<report> store::find(std::string_view reference) {
    return one({"by_reference", {{"reference", reference}}});
}

result<std::vector<report>> store::of_conversation(std::string_view conversation) {
    return many({"of_conversation", {{"conversation", conversation}}});
}

result<std::vector<report>> store::list(std::string_view filter) {
    return many({"listed", {{"filter", filter}}});
}

result<bool> store::empty() {
    auto counted = database_.run(statement{"count", {}});
    if (counted.has_error()) return counted.error();
    return integer_at(counted->list.at(0), "reports") == 0;
}

result<std::vector<std::string>> store::photos_among(const std::vector<std::string>& asked) {
    const auto list = json::serialize(json::value_from(asked));
    auto found = database_.run(statement{"photos_among", {{"photos", list}}});
    if (found.has_error()) return found.error();
    std::vector<std::string> photos;
    for (const auto& row : found->list)
        photos.emplace_back(text_at(row, "photo"));
    return photos;
}

result<void> store::set_status(const change& made) {
    if (auto known = find(made.reference); known.has_error()) return known.error();
    const json::object parameters{
        {"reference", made.reference},
        {"status", made.status},
        {"referred_to", made.referred_to},
        {"note", made.note},
        {"by", made.by},
        {"at", to_rfc3339(made.at)}};
    json::object remembered = parameters;
    remembered.erase("referred_to");
    return done(database_.run(std::vector<statement>{
        {"set_status", parameters}, {"remember_status", remembered}}));
}

result<void> store::reopen(std::string_view reference, time_point at) {
    return done(database_.run(std::vector<statement>{
        {"reopen", {{"reference", reference}, {"at", to_rfc3339(at)}}},
        trace(reference, "reopened", "resident", at)}));
}

result<void> store::unlink(std::string_view reference, std::string_view by, time_point at) {
    return done(database_.run(std::vector<statement>{
        {"unlink", {{"reference", reference}, {"at", to_rfc3339(at)}, {"by", by}}},
        trace(reference, "unlinked", by, at)}));
}

result<void> store::set_hold(
    std::string_view reference, bool hold, std::string_view by, time_point at
) {
    if (auto known = find(reference); known.has_error()) return known.error();
    return done(database_.run(std::vector<statement>{
        {"set_hold", {{"reference", reference}, {"hold", hold ? 1 : 0}, {"by", by}}},
        trace(reference, hold ? "held" : "released", by, at)}));
}

}  // namespace lotsen::fault_reports

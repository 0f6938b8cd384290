#include "plugins/fault_reports/desk.hpp"

#include "core/plugin/view.hpp"

namespace lotsen::fault_reports {
namespace {

constexpr std::size_t note_bytes = 2000;
constexpr std::size_t referred_to_bytes = 200;

view::choices status_choices() {
    view::choices all;
    for (const auto status : statuses)
        all.emplace_back(status, "desk.state." + std::string(status));
    return all;
}

view::choices filter_choices() {
    auto all = status_choices();
    all.insert(all.begin(), {{"open", "desk.filter.open"}, {"all", "desk.filter.all"}});
    return all;
}

json::object row_of(const report& kept) {
    return {
        {"id", kept.reference},
        {"reference", kept.reference},
        {"received_at", kept.received_at},
        {"category", view::text("category." + kept.category)},
        {"place", kept.place},
        {"description", kept.description},
        {"state", view::text("desk.state." + kept.status)},
        {"status", kept.status},
        {"referred_to", kept.referred_to},
        {"note", kept.note},
        {"photo", view::photo(kept.conversation, kept.photo)},
        {"email", kept.email},
        {"linked_to", kept.linked_to},
        {"changed_at", kept.changed_at},
        {"changed_by", kept.changed_by},
        {"hold", kept.legal_hold}};
}

json::array columns() {
    return {
        view::column("reference", "desk.reference", "text"),
        view::column("received_at", "desk.received", "time"),
        view::column("category", "desk.category", "text"),
        view::column("place", "desk.place", "text"),
        view::column("description", "desk.description", "long_text"),
        view::column("state", "desk.status", "text"),
        view::column("referred_to", "desk.referred_to", "text"),
        view::column("note", "desk.note", "long_text"),
        view::column("photo", "desk.photo", "photo"),
        view::column("email", "desk.email", "text"),
        view::column("linked_to", "desk.linked_to", "text"),
        view::column("changed_at", "desk.changed", "time"),
        view::column("changed_by", "desk.changed_by", "text"),
        view::column("hold", "desk.legal_hold", "flag")};
}

json::array commands(std::string_view filter) {
    auto shown = view::choice("filter", "desk.filter", filter_choices(), true);
    shown["value"] = filter;
    auto unlink = view::command("unlink", "desk.unlink", "row", {});
    unlink["confirm"] = view::text("desk.unlink.confirm");
    return {
        view::command("filter", "desk.filter", "view", {std::move(shown)}),
        view::command(
            "set_status",
            "desk.set_status",
            "row",
            {view::choice("status", "desk.status", status_choices(), true),
             view::field("referred_to", "desk.referred_to", "text", false),
             view::field("note", "desk.note", "long_text", false)}
        ),
        std::move(unlink),
        view::command(
            "set_hold",
            "desk.set_hold",
            "row",
            {view::field("hold", "desk.legal_hold", "flag", false)}
        )};
}

result<json::value> shown(store& reports, std::string_view filter) {
    const auto listed = reports.list(filter);
    if (listed.has_error()) return listed.error();
    json::array rows;
    for (const auto& kept : *listed)
        rows.push_back(row_of(kept));
    return json::value{
        {"title", view::text("desk.reports")},
        {"columns", columns()},
        {"rows", std::move(rows)},
        {"commands", commands(filter)}};
}

result<void> set_status(store& reports, const desk_request& asked) {
    change made{
        std::string(text_at(asked.arguments, "id")),
        std::string(text_at(asked.arguments, "status")),
        std::string(text_at(asked.arguments, "referred_to")),
        std::string(text_at(asked.arguments, "note")),
        asked.staff,
        asked.now};
    if (!is_status(made.status)) return fail(errc::invalid, "desk.error.unknown_status");
    if (made.status != "referred") made.referred_to.clear();
    if (made.status == "referred" && made.referred_to.empty())
        return fail(errc::invalid, "desk.error.referred_to");
    if (made.note.size() > note_bytes || made.referred_to.size() > referred_to_bytes)
        return fail(errc::invalid, "desk.error.too_long");
    return reports.set_status(made);
}

result<void> carry_out(store& reports, const desk_request& asked) {
    const auto reference = text_at(asked.arguments, "id");
    if (asked.command == "set_status") return set_status(reports, asked);
    if (asked.command == "unlink") return reports.unlink(reference, asked.staff, asked.now);
    if (asked.command == "set_hold")
        return reports.set_hold(
            reference, flag_at(asked.arguments, "hold"), asked.staff, asked.now
        );
    return fail(errc::not_found, "no command " + asked.command);
}

}  // namespace

result<json::value> reports_view(store& reports, const desk_request& asked) {
    std::string_view filter = "open";
    if (asked.command == "filter") {
        filter = text_at(asked.arguments, "filter");
        const bool known = filter == "open" || filter == "all" || is_status(filter);
        if (!known) return fail(errc::invalid, "desk.error.unknown_status");
    } else if (!asked.command.empty()) {
        if (auto carried = carry_out(reports, asked); carried.has_error()) return carried.error();
    }
    return shown(reports, filter);
}

}  // namespace lotsen::fault_reports

#include "plugins/associations/desk.hpp"

#include <algorithm>
#include <array>

#include "plugins/associations/register.hpp"
#include "plugins/associations/register_import.hpp"
#include "plugins/associations/safety_groups.hpp"
#include "plugins/associations/search.hpp"
#include "plugins/associations/view.hpp"

namespace lotsen::associations {
namespace {

constexpr std::size_t rows_shown = 200;
constexpr std::size_t contact_bytes = 500;

using member = std::string association::*;
constexpr std::array<std::pair<std::string_view, member>, 9> members{{
    {"name", &association::name},
    {"organisation_number", &association::organisation_number},
    {"category", &association::category},
    {"activities", &association::activities},
    {"area", &association::area},
    {"contact", &association::contact},
    {"email", &association::email},
    {"phone", &association::phone},
    {"url", &association::url},
}};

std::int64_t id_of(const json::object& arguments) {
    if (const auto number = integer_at(arguments, "id")) return *number;
    const auto text = text_at(arguments, "id");
    std::int64_t id = 0;
    for (const char digit : text.substr(0, 15)) {
        if (digit < '0' || digit > '9') return 0;
        id = id * 10 + (digit - '0');
    }
    return id;
}

std::vector<view::field> association_fields() {
    std::vector<view::field> fields;
    for (const auto& [name, to] : members) {
        view::field one{std::string(name), "text", name == "name", {}, {}};
        if (name == "category") {
            one.type = "choice";
            one.choices = categories();
        }
        if (name == "activities") one.type = "long_text";
        fields.push_back(std::move(one));
    }
    return fields;
}

json::object row_of(const association& one) {
    json::object row{{"id", std::to_string(one.id)}};
    for (const auto& [name, from] : members)
        row[name] = one.*from;
    row["demo"] = one.demo;
    return row;
}

}  // namespace

result<json::value> desk::handle(const desk_request& asked) {
    if (asked.view == "register") return show_register(asked);
    if (asked.view == "groups") return groups(asked);
    if (asked.view == "joiners") return joiners(asked);
    return fail(errc::not_found, asked.view);
}

result<json::value> desk::show_register(const desk_request& asked) {
    if (asked.command == "import") return import_csv(asked);
    result<void> done;
    if (asked.command == "add" || asked.command == "edit")
        done = save(asked);
    else if (asked.command == "remove")
        done = remove(asked);
    else if (!asked.command.empty() && asked.command != "search")
        return fail(errc::not_found, asked.command);
    if (done.has_error()) return done.error();
    return register_view(text_at(asked.arguments, "words"));
}

result<void> desk::save(const desk_request& asked) {
    association one;
    if (asked.command == "edit") {
        const auto id = id_of(asked.arguments);
        const auto before =
            read_associations(lent_.database, {"list_after", {{"id", id - 1}, {"most", 1}}});
        if (before.empty() || before.front().id != id) return fail(errc::not_found, "association");
        one = before.front();
    }
    // A member that is not sent stays as it is.
    for (const auto& [name, to] : members)
        if (asked.arguments.contains(name)) one.*to = text_at(asked.arguments, name);
    if (auto wrong = problem_of(one); !wrong.empty()) return fail(errc::invalid, std::move(wrong));
    one.demo = false;
    prepare(one, groups_, lent_.fold);
    const auto stored = lent_.database.run(put(one, asked.staff, asked.now));
    if (stored.has_value()) return {};
    // The organisation number is the register's only unique one.
    if (stored.error().code == errc::conflict)
        return fail(errc::invalid, "desk.error.known_number");
    return stored.error();
}

result<void> desk::remove(const desk_request& asked) {
    const auto done =
        lent_.database.run(statement{"remove_association", {{"id", id_of(asked.arguments)}}});
    if (done.has_value()) return {};
    if (done.error().code == errc::conflict) return fail(errc::not_found, "association");
    return done.error();
}

result<json::value> desk::import_csv(const desk_request& asked) {
    const auto report =
        import_register(lent_, groups_, text_at(asked.arguments, "csv"), asked.staff, asked.now);
    if (report.has_error()) return report.error();
    auto shown = register_view({});
    shown.get_object()["report"] =
        report->broken_line > 0 ? view::text("desk.import_broken", {{"line", report->broken_line}})
                                : view::text(
                                      "desk.imported",
                                      {{"added", report->added},
                                       {"changed", report->changed},
                                       {"unchanged", report->unchanged},
                                       {"refused", report->refused},
                                       {"lines", report->refused_lines}}
                                  );
    return shown;
}

json::value desk::register_view(std::string_view wanted) {
    std::vector<association> found;
    if (wanted.empty())
        found = read_associations(lent_.database, {"list_by_name", {{"most", rows_shown}}});
    else
        found = search(lent_.database, read_wish(wanted, groups_, lent_.fold)).list;
    json::array rows;
    rows.reserve(found.size());
    for (const auto& one : found)
        rows.push_back(row_of(one));
    std::vector<json::object> columns;
    columns.reserve(members.size() + 1);
    for (const auto& [name, from] : members)
        columns.push_back(view::column(name, name == "activities" ? "long_text" : "text"));
    columns.push_back(view::column("demo", "flag"));
    auto made = view::of(
        "desk.register",
        std::move(columns),
        std::move(rows),
        {view::command("search", "view", {{"words", "text", false, {}, {}}}),
         view::command("add", "view", association_fields()),
         view::command("import", "view", {{"csv", "long_text", true, {}, {}}}),
         view::command("edit", "row", association_fields()),
         view::command("remove", "row", {}, true)}
    );
    return made;
}

result<json::value> desk::groups(const desk_request& asked) {
    if (asked.command == "edit") {
        const auto name = text_at(asked.arguments, "id");
        const auto runs = text_at(asked.arguments, "runs");
        const auto contact = text_at(asked.arguments, "contact");
        const auto url = text_at(asked.arguments, "url");
        if (std::ranges::find(safety_group_names(), name) == safety_group_names().end())
            return fail(errc::not_found, std::string(name));
        if (runs != "unknown" && runs != "yes" && runs != "no")
            return fail(errc::invalid, "desk.error.runs");
        if (contact.size() > contact_bytes) return fail(errc::invalid, "desk.error.too_long");
        if (!url.empty() && !url.starts_with("https://"))
            return fail(errc::invalid, "desk.error.url");
        const auto stored = lent_.database.run(statement{
            "put_group",
            {{"name", name},
             {"runs", runs},
             {"contact", contact},
             {"url", url},
             {"staff", asked.staff},
             {"now", to_rfc3339(asked.now)}}});
        if (stored.has_error()) return stored.error();
    } else if (!asked.command.empty()) {
        return fail(errc::not_found, asked.command);
    }
    const auto known = read_safety_groups(lent_.database);
    json::array rows;
    for (const auto& name : safety_group_names()) {
        const auto& group = known.at(name);
        rows.push_back(json::object{
            {"id", name},
            {"group", view::text("group." + name)},
            {"runs", group.runs},
            {"contact", group.contact},
            {"url", group.url}});
    }
    return view::of(
        "desk.groups",
        {view::column("group"), view::column("runs"), view::column("contact"), view::column("url")},
        std::move(rows),
        {view::command(
            "edit",
            "row",
            {{"runs", "choice", true, {"unknown", "yes", "no"}, {}},
             {"contact", "text", false, {}, {}},
             {"url", "text", false, {}, {}}}
        )}
    );
}

result<json::value> desk::joiners(const desk_request& asked) {
    if (asked.command == "handle") {
        const auto done = lent_.database.run(statement{
            "handle_joiner",
            {{"reference", text_at(asked.arguments, "id")},
             {"staff", asked.staff},
             {"now", to_rfc3339(asked.now)}}});
        if (done.has_error() && done.error().code == errc::conflict)
            return fail(errc::invalid, "desk.error.handled");
        if (done.has_error()) return done.error();
    } else if (!asked.command.empty()) {
        return fail(errc::not_found, asked.command);
    }
    const auto read = lent_.database.run(statement{"list_joiners", {{"most", rows_shown}}});
    if (read.has_error()) return read.error();
    json::array rows;
    for (const auto& stored : read->list) {
        json::object row{{"id", text_at(stored, "reference")}};
        for (const auto column : {"reference", "area", "name", "phone", "email", "locale"})
            row[column] = text_at(stored, column);
        row["received"] = text_at(stored, "received_at");
        row["group"] = view::text("group." + std::string(text_at(stored, "safety_group")));
        row["state"] = view::text("desk.state." + std::string(text_at(stored, "status")));
        rows.push_back(std::move(row));
    }
    return view::of(
        "desk.joiners",
        {view::column("received", "time"),
         view::column("group"),
         view::column("area"),
         view::column("name"),
         view::column("phone"),
         view::column("email"),
         view::column("locale"),
         view::column("state"),
         view::column("reference")},
        std::move(rows),
        {view::command("handle", "row")}
    );
}

}  // namespace lotsen::associations

#include <algorithm>

#include "core/plugin/view.hpp"
#include "plugins/city_guide/dates.hpp"
#include "plugins/city_guide/desk.hpp"

namespace lotsen::city_guide {
namespace {

constexpr std::size_t value_bytes = 500;

json::object row_of(const fact_kind& kind, const std::vector<fact>& known) {
    const auto found = std::find_if(known.begin(), known.end(), [&](const fact& one) {
        return one.name == kind.name;
    });
    const fact one = found == known.end() ? fact{} : *found;
    return {
        {"id", kind.name},
        {"fact", view::text("desk.fact." + std::string(kind.name))},
        {"topic", view::text("intent." + std::string(kind.topic))},
        {"value", one.value},
        {"until", one.until},
        {"changed_by", one.changed_by},
        {"changed_at", one.changed_at}};
}

result<void> set_fact(const desk_context& context, const desk_request& asked) {
    fact written;
    written.name = text_at(asked.arguments, "id");
    written.value = text_at(asked.arguments, "value");
    written.until = text_at(asked.arguments, "until");
    if (!is_fact(written.name)) return fail(errc::not_found, "no fact " + written.name);
    if (written.value.size() > value_bytes) return fail(errc::invalid, "desk.error.value");
    if (!written.until.empty() && !is_date(written.until))
        return fail(errc::invalid, "desk.error.date");
    return context.kept.put_fact(written, {asked.staff, asked.now});
}

json::array commands() {
    return {view::command(
        "set_fact",
        "desk.set_fact",
        "row",
        {view::field("value", "desk.value", "long_text", false),
         view::field("until", "desk.until", "date", false)}
    )};
}

}  // namespace

result<json::value> facts_view(const desk_context& context, const desk_request& asked) {
    if (asked.command == "set_fact") {
        if (auto set = set_fact(context, asked); set.has_error()) return set.error();
    } else if (!asked.command.empty()) {
        return fail(errc::not_found, "no command " + asked.command);
    }
    const auto known = context.kept.facts();
    if (known.has_error()) return known.error();
    json::array rows;
    for (const auto& kind : fact_kinds)
        rows.push_back(row_of(kind, *known));
    return json::value{
        {"title", view::text("desk.facts")},
        {"columns",
         json::array{
             view::column("fact", "desk.fact", "text"),
             view::column("topic", "desk.topic", "text"),
             view::column("value", "desk.value", "long_text"),
             view::column("until", "desk.until", "date"),
             view::column("changed_by", "desk.changed_by", "text"),
             view::column("changed_at", "desk.changed_at", "time")}},
        {"rows", std::move(rows)},
        {"commands", commands()}};
}

}  // namespace lotsen::city_guide

#include "plugins/city_guide/desk.hpp"

#include "core/plugin/view.hpp"

namespace lotsen::city_guide {

result<json::value> changes_view(const desk_context& context) {
    const auto past = context.kept.changes();
    if (past.has_error()) return past.error();
    json::array rows;
    for (const auto& one : *past)
        rows.push_back(json::object{
            {"id", std::to_string(rows.size())},
            {"at", one.at},
            {"by", one.by},
            {"subject", one.subject},
            {"before", one.before}});
    return json::value{
        {"title", view::text("desk.changes")},
        {"columns",
         json::array{
             view::column("at", "desk.changed_at", "time"),
             view::column("by", "desk.changed_by", "text"),
             view::column("subject", "desk.topic", "text"),
             view::column("before", "desk.before", "long_text")}},
        {"rows", std::move(rows)},
        {"commands", json::array{}}};
}

}  // namespace lotsen::city_guide

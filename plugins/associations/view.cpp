#include "plugins/associations/view.hpp"

namespace lotsen::associations::view {
namespace {

json::object field_of(const field& declared) {
    json::object made{
        {"name", declared.name},
        {"label", text("desk.field." + declared.name)},
        {"type", declared.type},
        {"required", declared.required}};
    if (!declared.choices.empty()) {
        json::array choices;
        for (const auto& choice : declared.choices)
            choices.push_back(json::object{
                {"value", choice}, {"label", text("desk.choice." + choice)}});
        made["choices"] = std::move(choices);
    }
    if (!declared.value.is_null()) made["value"] = declared.value;
    return made;
}

}  // namespace

json::object text(std::string_view message, json::object args) {
    return {{"message", message}, {"args", std::move(args)}};
}

json::object column(std::string_view name, std::string_view type) {
    return {{"name", name}, {"label", text("desk.field." + std::string(name))}, {"type", type}};
}

json::object command(
    std::string_view name, std::string_view scope, const std::vector<field>& fields, bool confirmed
) {
    json::array declared;
    for (const auto& one : fields)
        declared.push_back(field_of(one));
    json::object made{
        {"command", name},
        {"label", text("desk.command." + std::string(name))},
        {"scope", scope},
        {"fields", std::move(declared)}};
    if (confirmed) made["confirm"] = text("desk.confirm." + std::string(name));
    return made;
}

json::value of(
    std::string_view title,
    std::vector<json::object> columns,
    json::array rows,
    std::vector<json::object> commands
) {
    json::object made{{"title", text(title)}, {"rows", std::move(rows)}};
    auto& all_columns = made["columns"].emplace_array();
    for (auto& one : columns)
        all_columns.push_back(std::move(one));
    auto& all_commands = made["commands"].emplace_array();
    for (auto& one : commands)
        all_commands.push_back(std::move(one));
    return made;
}

}  // namespace lotsen::associations::view

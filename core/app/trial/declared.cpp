#include "core/app/trial/declared.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/app/kit/named_messages.hpp"
#include "core/host/options.hpp"

namespace lotsen::trial {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const manifest& of) {
    std::vector<fs::path> all;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(of.folder / "messages", none))
        if (entry.path().extension() == ".json") all.push_back(entry.path());
    std::ranges::sort(all);
    return all;
}

struct wrong_option {
    std::string member;
    json::value value;
};

/// A value of another type than is asked for.
json::value of_another_type(std::string_view type) {
    return type == "string" ? json::value(7) : json::value("seven");
}

/// Values that the rule of one member forbids.
void add_forbidden(
    const std::string& member, const json::object& rule, std::vector<wrong_option>& all
) {
    if (const auto type = text_at(rule, "type"); !type.empty())
        all.push_back({member, of_another_type(type)});
    if (const auto least = integer_at(rule, "minimum"))
        all.push_back({member, json::value(*least - 1)});
    if (const auto most = integer_at(rule, "maximum"))
        all.push_back({member, json::value(*most + 1)});
    if (const auto most = integer_at(rule, "maxLength"))
        all.push_back({member, json::value(std::string(static_cast<std::size_t>(*most) + 1, 'x'))});
    if (!array_at(rule, "enum").empty()) all.push_back({member, json::value("none of these")});
}

std::vector<wrong_option> forbidden_by(const json::object& schema) {
    std::vector<wrong_option> all;
    for (const auto& [member, rule] : object_at(schema, "properties"))
        if (rule.is_object()) add_forbidden(std::string(member), rule.get_object(), all);
    if (!flag_at(schema, "additionalProperties", true))
        all.push_back({"no_such_option", json::value(1)});
    return all;
}

json::object defaults_of(const json::object& schema) {
    json::object defaults;
    for (const auto& [member, rule] : object_at(schema, "properties"))
        if (rule.is_object() && rule.get_object().contains("default"))
            defaults[member] = rule.get_object().at("default");
    return defaults;
}

}  // namespace

std::vector<std::string> message_locales(const manifest& of) {
    std::vector<std::string> tags;
    for (const auto& file : files_of(of))
        tags.push_back(file.stem().string());
    std::erase_if(tags, [&](const std::string& tag) {
        const auto form = tag.find("-x-");
        return form != tag.npos &&
               fs::exists(of.folder / "messages" / (tag.substr(0, form) + ".json"));
    });
    return tags;
}

std::vector<std::string> missing_messages(const manifest& of) {
    std::vector<std::string> missing;
    auto known = named_messages(of);
    std::map<std::string, std::set<std::string>> there;
    for (const auto& tag : message_locales(of)) {
        const auto read = read_json(of.folder / "messages" / (tag + ".json"));
        if (read.has_error() || !read->is_object()) {
            missing.push_back(
                tag + ".json: " + (read.has_error() ? read.error().detail : "no object")
            );
            continue;
        }
        auto& ids = there[tag];
        for (const auto& [id, text] : read->get_object())
            if (!id.starts_with('_')) ids.emplace(id);
        known.insert(ids.begin(), ids.end());
    }
    if (there.empty()) missing.push_back("messages: there is no language");
    for (const auto& [tag, ids] : there)
        for (const auto& id : known)
            if (!ids.contains(id))
                missing.push_back(std::string("messages/")
                                      .append(tag)
                                      .append(".json: ")
                                      .append(id)
                                      .append(": missing"));
    return missing;
}

std::vector<std::string> wrong_options(const manifest& of) {
    std::vector<std::string> wrong;
    const auto& schema = of.options_schema;
    if (schema.empty()) return wrong;
    if (const auto fit = check_options(schema, defaults_of(schema)); fit.has_error())
        wrong.push_back("options: its own defaults are refused: " + fit.error().detail);
    for (const auto& [member, value] : forbidden_by(schema)) {
        const auto given = std::string("options: ") + member + " = " + json::serialize(value);
        const auto fit = check_options(schema, {{member, value}});
        if (!fit.has_error())
            wrong.push_back(given + " is not refused");
        else if (fit.error().detail.find(member) == std::string::npos && member != "no_such_option")
            wrong.push_back(given + " is refused without its name: " + fit.error().detail);
    }
    return wrong;
}

}  // namespace lotsen::trial

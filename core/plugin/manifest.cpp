#include "core/plugin/manifest.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/plugin/manifest_reader.hpp"

namespace lotsen {
namespace {

constexpr std::array slot_names{
    std::pair{slot_type::text, std::string_view("text")},
    std::pair{slot_type::choice, std::string_view("choice")},
    std::pair{slot_type::place, std::string_view("place")},
    std::pair{slot_type::date, std::string_view("date")},
    std::pair{slot_type::time, std::string_view("time")},
    std::pair{slot_type::phone, std::string_view("phone")},
    std::pair{slot_type::email, std::string_view("email")},
    std::pair{slot_type::number, std::string_view("number")},
    std::pair{slot_type::yes_no, std::string_view("yes_no")},
    std::pair{slot_type::photo, std::string_view("photo")},
};

constexpr std::array personal_names{
    std::pair{personal_data::none, std::string_view("none")},
    std::pair{personal_data::contact, std::string_view("contact")},
    std::pair{personal_data::free_text, std::string_view("free_text")},
    std::pair{personal_data::photo, std::string_view("photo")},
};

int small_integer(members& of, std::string_view name, int otherwise) {
    const auto read = of.integer(name, otherwise);
    if (read >= 0 && read <= std::numeric_limits<int>::max()) return static_cast<int>(read);
    of.problem(name, "must not be negative or huge");
    return otherwise;
}

intent_declaration read_intent(
    const json::value& from, const std::string& where, problem_list& problems
) {
    members of(from, where, problems);
    intent_declaration read;
    read.name = of.identifier("name");
    read.form = of.text("form");
    read.label = of.needed_text("label");
    read.tile = of.flag("tile", false);
    read.references = of.text("references");
    read.follow_up = of.text("follow_up");
    read.by_title = of.flag("by_title", false);
    read.yields = of.flag("yields", false);
    read.icon = of.text("icon");
    of.done();
    return read;
}

choice read_choice(const json::value& from, const std::string& where, problem_list& problems) {
    members of(from, where, problems);
    choice read{of.needed_text("value"), of.needed_text("label")};
    of.done();
    return read;
}

slot_type read_type(members& of) {
    const auto name = of.needed_text("type");
    if (const auto known = slot_type_from(name)) return *known;
    if (!name.empty()) of.problem("type", "\"" + name + "\" is no slot type");
    return slot_type::text;
}

personal_data read_personal(members& of) {
    const auto name = of.text("personal");
    if (name.empty()) return personal_data::none;
    for (const auto& [value, known] : personal_names)
        if (known == name) return value;
    of.problem("personal", "\"" + name + "\" is not none, contact, free_text or photo");
    return personal_data::none;
}

slot read_slot(const json::value& from, const std::string& where, problem_list& problems) {
    members of(from, where, problems);
    slot read;
    read.name = of.identifier("name");
    read.type = read_type(of);
    read.question = of.text("question");
    read.why = of.text("why");
    read.required = of.flag("required", read.required);
    read.asked = of.flag("asked", read.asked);
    read.dynamic = of.flag("dynamic", read.dynamic);
    read.validated = of.flag("validated", read.validated);
    if (const auto* condition = of.find("required_if")) {
        members when(*condition, of.at("required_if"), problems);
        read.required_if_slot = when.needed_text("slot");
        read.required_if_values = when.texts("values");
        when.done();
    }
    of.each("choices", [&](const json::value& one, const std::string& place) {
        read.choices.push_back(read_choice(one, place, problems));
    });
    read.least = of.integer("least", read.least);
    read.most = of.integer("most", read.most);
    read.personal = read_personal(of);
    read.retention_days = small_integer(of, "retention_days", 0);
    of.done();
    return read;
}

form read_form(const json::value& from, const std::string& where, problem_list& problems) {
    members of(from, where, problems);
    form read;
    read.name = of.identifier("name");
    read.title = of.needed_text("title");
    read.confirm = of.text("confirm");
    of.each("slots", [&](const json::value& one, const std::string& place) {
        read.slots.push_back(read_slot(one, place, problems));
    });
    of.done();
    return read;
}

database_kind read_database(members& of) {
    const auto name = of.text("database");
    if (name == "postgresql") return database_kind::postgresql;
    if (!name.empty() && name != "sqlite")
        of.problem("database", "\"" + name + "\" is not sqlite or postgresql");
    return database_kind::sqlite;
}

void read_services(members& of, manifest& into, problem_list& problems) {
    of.each("routes", [&](const json::value& one, const std::string& place) {
        members route_of(one, place, problems);
        into.routes.push_back({route_of.needed_text("method"), route_of.needed_text("path")});
        route_of.done();
    });
    of.each("jobs", [&](const json::value& one, const std::string& place) {
        members job_of(one, place, problems);
        into.jobs.push_back({job_of.identifier("name"), small_integer(job_of, "every_s", 0)});
        job_of.done();
    });
    of.each("desk", [&](const json::value& one, const std::string& place) {
        members view_of(one, place, problems);
        desk_view view{view_of.identifier("view"), view_of.needed_text("title"), "agent"};
        if (auto role = view_of.text("role"); !role.empty()) view.role = std::move(role);
        into.desk.push_back(std::move(view));
        view_of.done();
    });
    into.network = of.texts("network");
    into.services = of.texts("services");
    into.database = read_database(of);
    into.executable = of.text("executable");
    into.processes = of.flag("processes", false);
    into.options_schema = of.object("options_schema");
}

}  // namespace

std::string_view to_string(slot_type type) noexcept {
    for (const auto& [value, name] : slot_names)
        if (value == type) return name;
    return {};
}

std::optional<slot_type> slot_type_from(std::string_view name) noexcept {
    for (const auto& [value, known] : slot_names)
        if (known == name) return value;
    return std::nullopt;
}

const slot* form::find(std::string_view slot_name) const {
    const auto found = std::ranges::find(slots, slot_name, &slot::name);
    return found == slots.end() ? nullptr : &*found;
}

const form* manifest::find_form(std::string_view name) const {
    const auto found = std::ranges::find(forms, name, &form::name);
    return found == forms.end() ? nullptr : &*found;
}

const intent_declaration* manifest::find_intent(std::string_view name) const {
    const auto found = std::ranges::find(intents, name, &intent_declaration::name);
    return found == intents.end() ? nullptr : &*found;
}

bool manifest::declares_service(std::string_view name) const {
    return std::ranges::find(services, name) != services.end();
}

result<allowed_host> parse_allowed_host(std::string_view written) {
    constexpr std::string_view secure = "https://";
    constexpr std::string_view plain = "http://";
    allowed_host read;
    auto rest = written;
    read.plain = rest.starts_with(plain);
    if (read.plain)
        rest.remove_prefix(plain.size());
    else if (rest.starts_with(secure))
        rest.remove_prefix(secure.size());
    const auto colon = rest.rfind(':');
    read.host = rest.substr(0, colon);
    read.port = colon == rest.npos ? (read.plain ? "80" : "443") : rest.substr(colon + 1);
    constexpr std::size_t longest_port = 5;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto of_name = [&](char c) {
        return digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
    };
    if (read.host.empty() || !std::ranges::all_of(read.host, of_name) || read.port.empty() ||
        read.port.size() > longest_port || !std::ranges::all_of(read.port, digit))
        return fail(errc::invalid, "\"" + std::string(written) + "\" is no host");
    return read;
}

result<manifest> parse_manifest(const json::value& document, std::string_view name) {
    problem_list problems(name);
    members of(document, "", problems);
    manifest read;
    read.id = of.identifier("id");
    read.version = of.needed_text("version");
    read.interface = small_integer(of, "interface", 0);
    of.each("intents", [&](const json::value& one, const std::string& place) {
        read.intents.push_back(read_intent(one, place, problems));
    });
    of.each("forms", [&](const json::value& one, const std::string& place) {
        read.forms.push_back(read_form(one, place, problems));
    });
    read.queues = of.texts("queues");
    read_services(of, read, problems);
    of.done();
    if (document.is_object()) check_manifest(read, problems);
    if (!problems.empty()) return fail(errc::invalid, problems.text());
    return read;
}

result<manifest> read_manifest(const std::filesystem::path& folder) {
    const auto file = folder / "manifest.json";
    const auto document = read_json(file);
    if (document.has_error()) return document.error();
    auto read = parse_manifest(*document, file.string());
    if (read.has_value()) read->folder = folder;
    return read;
}

}  // namespace lotsen

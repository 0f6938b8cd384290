#include <algorithm>
#include <array>

#include "core/plugin/manifest_reader.hpp"

namespace lotsen {
namespace {

std::string numbered(std::string_view list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

/// A name that stands twice in `list` would make the second one unreachable.
template <class T, class Projection>
void check_unique(
    const std::vector<T>& list, Projection name, std::string_view where, problem_list& problems
) {
    std::set<std::string, std::less<>> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string& one = std::invoke(name, list[i]);
        if (!one.empty() && !seen.insert(one).second)
            problems.add(numbered(where, i), "\"" + one + "\" is declared twice");
    }
}

void check_choices(const slot& of, const std::string& where, problem_list& problems) {
    if (of.type != slot_type::choice) {
        if (!of.choices.empty()) problems.add(where + ".choices", "only a choice slot has choices");
        if (of.dynamic) problems.add(where + ".dynamic", "only a choice slot is dynamic");
        return;
    }
    if (of.choices.empty() && !of.dynamic)
        problems.add(where + ".choices", "a choice slot needs choices, or \"dynamic\": true");
    if (!of.choices.empty() && of.dynamic)
        problems.add(where + ".choices", "the plugin gives a dynamic slot's choices");
    check_unique(of.choices, &choice::value, where + ".choices", problems);
}

void check_condition(
    const form& in, std::size_t index, const std::string& where, problem_list& problems
) {
    const auto& of = in.slots[index];
    if (of.required_if_slot.empty()) return;
    const auto place = where + ".required_if";
    const auto before = in.slots.begin() + static_cast<std::ptrdiff_t>(index);
    const auto found = std::find_if(in.slots.begin(), before, [&](const slot& other) {
        return other.name == of.required_if_slot;
    });
    if (found == before)
        return problems.add(place, "\"" + of.required_if_slot + "\" is no slot that comes before");
    if (of.required_if_values.empty()) problems.add(place + ".values", "is needed");
    if (found->type != slot_type::choice || found->dynamic) return;
    for (const auto& value : of.required_if_values)
        if (std::ranges::find(found->choices, value, &choice::value) == found->choices.end())
            problems.add(place + ".values", "\"" + value + "\" is no choice of " + found->name);
}

void check_slot(
    const form& in, std::size_t index, const std::string& where, problem_list& problems
) {
    const auto& of = in.slots[index];
    if (of.asked && of.question.empty() && !of.dynamic)
        problems.add(where + ".question", "is needed, for the slot is asked for");
    if (!of.asked && of.required)
        problems.add(where + ".required", "a slot that is not asked for cannot be required");
    if (of.least > of.most) problems.add(where + ".least", "is more than most");
    if (of.type == slot_type::text && of.least < 0)
        problems.add(where + ".least", "is a number of characters");
    check_choices(of, where, problems);
    check_condition(in, index, where, problems);
}

void check_services(const manifest& read, problem_list& problems) {
    constexpr std::array<std::string_view, 4> methods{"GET", "POST", "PUT", "DELETE"};
    constexpr std::array<std::string_view, 3> roles{"agent", "editor", "supervisor"};
    for (std::size_t i = 0; i < read.routes.size(); ++i) {
        const auto& [method, path] = read.routes[i];
        if (!method.empty() && std::ranges::find(methods, method) == methods.end())
            problems.add(numbered("routes", i) + ".method", "must be GET, POST, PUT or DELETE");
        if (path.find('/') != path.npos)
            problems.add(numbered("routes", i) + ".path", "is one segment, without a slash");
    }
    for (std::size_t i = 0; i < read.jobs.size(); ++i)
        if (read.jobs[i].every_s < 1 && !read.declares_service("jobs"))
            problems.add(numbered("jobs", i) + ".every_s", "must be at least 1 second");
    for (std::size_t i = 0; i < read.desk.size(); ++i)
        if (std::ranges::find(roles, read.desk[i].role) == roles.end())
            problems.add(numbered("desk", i) + ".role", "must be agent, editor or supervisor");
    for (std::size_t i = 0; i < read.services.size(); ++i)
        if (std::ranges::find(lent_services, read.services[i]) == lent_services.end())
            problems.add(
                numbered("services", i), "must be key_value, jobs, outbox, http or database"
            );
    for (std::size_t i = 0; i < read.network.size(); ++i)
        if (const auto host = parse_allowed_host(read.network[i]); host.has_error())
            problems.add(numbered("network", i), host.error().detail);
    const bool sends = read.declares_service("outbox") || read.declares_service("http");
    if (sends && read.network.empty())
        problems.add("network", "is needed, for letters and requests go to the hosts it names");
    if (read.declares_service("outbox") &&
        std::ranges::find(read.desk, letters_view, &desk_view::view) != read.desk.end())
        problems.add("desk", "\"letters\" is the view of the outbox that core shows");
    check_unique(read.jobs, &scheduled_job::name, "jobs", problems);
    check_unique(read.desk, &desk_view::view, "desk", problems);
}

}  // namespace

void check_manifest(const manifest& read, problem_list& problems) {
    if (read.id == "core") problems.add("id", "\"core\" is the service itself");
    if (read.interface != interface_version)
        problems.add(
            "interface",
            std::to_string(read.interface) + " is not served; this service speaks " +
                std::to_string(interface_version)
        );
    if (read.executable.find('/') != std::string::npos)
        problems.add("executable", "a file of the plugin's own folder, not a path");
    check_unique(read.intents, &intent_declaration::name, "intents", problems);
    check_unique(read.forms, &form::name, "forms", problems);
    for (std::size_t i = 0; i < read.intents.size(); ++i) {
        const auto& form_name = read.intents[i].form;
        if (!form_name.empty() && read.find_form(form_name) == nullptr)
            problems.add(numbered("intents", i) + ".form", "\"" + form_name + "\" is no form here");
        if (read.intents[i].by_title && !form_name.empty())
            problems.add(numbered("intents", i) + ".by_title", "is for an intent without a form");
        const auto& next = read.intents[i].follow_up;
        if (!next.empty() && read.find_intent(next) == nullptr)
            problems.add(
                numbered("intents", i) + ".follow_up", "\"" + next + "\" is no intent here"
            );
    }
    for (std::size_t f = 0; f < read.forms.size(); ++f) {
        const auto slots = numbered("forms", f) + ".slots";
        check_unique(read.forms[f].slots, &slot::name, slots, problems);
        for (std::size_t s = 0; s < read.forms[f].slots.size(); ++s)
            check_slot(read.forms[f], s, numbered(slots, s), problems);
    }
    check_services(read, problems);
}

}  // namespace lotsen

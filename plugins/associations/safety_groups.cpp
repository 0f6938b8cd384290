#include "plugins/associations/safety_groups.hpp"

#include <algorithm>
#include <stdexcept>

namespace lotsen::associations {
namespace {

option join_option(const std::string& group) {
    json::object payload{{"do", "join"}};
    if (!group.empty()) payload["group"] = group;
    return {message::of("groups.join"), std::move(payload), {}};
}

receipt tell(const std::string& reference) {
    receipt given;
    given.reference = reference;
    given.actions.emplace_back(say{message::of("join.done", {{"reference", reference}}), {}, {}, {}}
    );
    given.actions.emplace_back(open_case{reference, "received"});
    return given;
}

/// The area as written; a place of the gazetteer by its name.
std::string area_of(const json::object& slots) {
    const auto& place = object_at(slots, "area");
    const auto name = text_at(place, "name");
    return std::string(name.empty() ? text_at(place, "text") : name);
}

}  // namespace

const std::vector<std::string>& safety_group_names() {
    static const std::vector<std::string> names{"night_walk", "neighbourhood_watch", "support_car"};
    return names;
}

std::map<std::string, safety_group, std::less<>> read_safety_groups(database& from) {
    const auto read = from.run(statement{"groups", {}});
    if (read.has_error()) throw std::runtime_error("groups: " + read.error().detail);
    std::map<std::string, safety_group, std::less<>> found;
    for (const auto& name : safety_group_names())
        found[name] = {};
    for (const auto& row : read->list)
        found[std::string(text_at(row, "name"))] = {
            std::string(text_at(row, "runs")),
            std::string(text_at(row, "contact")),
            std::string(text_at(row, "url"))};
    return found;
}

std::string safety_groups::meant(const turn& now) const {
    if (const auto chosen = text_at(now.payload, "group"); !chosen.empty())
        return std::string(chosen);
    constexpr std::string_view wish = "join.group=";
    for (const auto& one : now.entities) {
        if (!one.is_object()) continue;
        const auto value = text_at(one.get_object(), "value");
        if (value.starts_with(wish)) return std::string(value.substr(wish.size()));
    }
    const auto words = split_words(lent_.fold(now.text));
    for (const auto& name : safety_group_names())
        if (groups_.any(words, name)) return name;
    return {};
}

turn_reply safety_groups::about(const turn& now) {
    const auto known = read_safety_groups(lent_.database);
    const auto asked = meant(now);
    turn_reply reply;
    if (asked.empty()) {
        say all{message::of("groups.all"), {}, {}, "solna.se"};
        for (const auto& name : safety_group_names())
            all.options.push_back(
                {message::of("group." + name), {{"do", "group"}, {"group", name}}, {}}
            );
        all.options.push_back(join_option({}));
        reply.actions.emplace_back(std::move(all));
        return reply;
    }
    const auto& group = known.at(asked);
    say about_it{message::of("groups.about_" + asked), {}, {}, "solna.se"};
    reply.actions.emplace_back(std::move(about_it));
    say runs{message::of("groups.runs_" + group.runs), {}, {}, {}};
    if (!group.contact.empty() || !group.url.empty()) {
        card contact;
        contact.title = group.contact.empty() ? lent_.municipality : group.contact;
        contact.url = group.url;
        runs.cards.push_back(std::move(contact));
    }
    runs.options = {join_option(asked), {message::of("option.person"), {}, "core.handover"}};
    reply.actions.emplace_back(std::move(runs));
    return reply;
}

turn_reply safety_groups::begin_join(const turn& now) {
    start_form begin{"join", {}};
    const auto group = text_at(now.payload, "group");
    if (std::ranges::find(safety_group_names(), group) != safety_group_names().end())
        begin.slots["group"] = group;
    return {{std::move(begin)}, {}};
}

result<receipt> safety_groups::join(const submission& completed) {
    const auto before =
        lent_.database.run(statement{"find_joiner", {{"key", completed.idempotency_key}}});
    if (before.has_error()) return before.error();
    if (!before->list.empty()) return tell(std::string(text_at(before->list.front(), "reference")));
    const auto text = [&](std::string_view slot) { return text_at(completed.slots, slot); };
    const auto reference = make_reference(lent_.random, "A");
    const auto stored = lent_.database.run(statement{
        "add_joiner",
        {{"reference", reference},
         {"key", completed.idempotency_key},
         {"group", text("group")},
         {"area", area_of(completed.slots)},
         {"name", text("name")},
         {"phone", text("phone")},
         {"email", text("email")},
         {"locale", completed.locale},
         {"now", to_rfc3339(completed.now)}}});
    if (stored.has_error()) return stored.error();
    return tell(reference);
}

}  // namespace lotsen::associations

#include "plugins/associations/person.hpp"

#include <algorithm>
#include <array>

#include "core/plugin/contact.hpp"

namespace lotsen::associations {
namespace {

constexpr int page_size = 500;

/// When a joiner goes by itself: whichever comes first.
std::string end_of(const json::object& row) {
    auto end = time_point::max();
    if (const auto received = from_rfc3339(text_at(row, "received_at")); received.has_value())
        end = *received + kept_at_most;
    if (const auto handled = from_rfc3339(text_at(row, "handled_at")); handled.has_value())
        end = std::min<time_point>(end, *handled + kept_after_handled);
    return to_rfc3339(end);
}

personal_record joiner_of(const json::object& row) {
    personal_record made;
    made.kind = "joiner";
    made.reference = text_at(row, "reference");
    made.conversation = text_at(row, "conversation");
    made.fate = fate::erased;
    made.data = row;
    made.data.erase("reference");
    made.data.erase("conversation");
    made.retention = {{"joiner", end_of(row)}};
    return made;
}

result<void> add_joiners(database& kept, const person_request& asked, person_reply& to) {
    const auto known = as_parameters(asked.who);
    for (json::value after = "";;) {
        auto parameters = known;
        parameters["after"] = after;
        const auto page = kept.run(statement{"joiners_of_person", std::move(parameters)});
        if (page.has_error()) return page.error();
        if (page->list.empty()) return {};
        std::vector<statement> gone;
        for (const auto& row : page->list) {
            to.records.push_back(joiner_of(row));
            gone.push_back({"forget_joiner", {{"reference", row.at("reference")}}});
        }
        if (asked.erase) {
            const auto done = kept.run(gone);
            if (done.has_error()) return done.error();
        }
        after = page->list.back().at("reference");
    }
}

bool reaches(const json::object& row, const person& who) {
    constexpr std::array columns{"contact", "email", "phone"};
    return std::ranges::any_of(columns, [&](const char* column) {
        return has_contact(text_at(row, column), who.contacts);
    });
}

personal_record association_of(const json::object& row) {
    personal_record made;
    made.kind = "association";
    made.fate = fate::kept;
    made.why = reason::city_register;
    for (const auto* column : {"name", "contact", "email", "phone", "changed_at"})
        made.data[column] = row.at(column);
    return made;
}

result<void> add_contacts(database& kept, const person_request& asked, person_reply& to) {
    if (asked.who.contacts.empty()) return {};
    for (json::value after = 0;;) {
        const auto page = kept.run(statement{"list_after", {{"id", after}, {"most", page_size}}});
        if (page.has_error()) return page.error();
        if (page->list.empty()) return {};
        for (const auto& row : page->list)
            if (reaches(row, asked.who)) to.records.push_back(association_of(row));
        after = page->list.back().at("id");
    }
}

}  // namespace

result<person_reply> person_in(database& kept, const person_request& asked) {
    person_reply reply;
    if (auto done = add_joiners(kept, asked, reply); done.has_error()) return done.error();
    if (auto done = add_contacts(kept, asked, reply); done.has_error()) return done.error();
    return reply;
}

}  // namespace lotsen::associations

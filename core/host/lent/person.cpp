#include "core/host/lent/person.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/plugin/contact.hpp"
#include "core/plugin/lent.hpp"
#include "core/plugin/wire.hpp"

namespace lotsen {

bool names(const person& who, std::string_view text) {
    const auto stands = [&](const std::string& one) { return text.find(one) != text.npos; };
    return std::ranges::any_of(who.conversations, stands) ||
           std::ranges::any_of(who.references, stands) || has_contact(text, who.contacts);
}

namespace {

bool names_in(const person& who, const json::value& value) {
    if (const auto* text = value.if_string()) return names(who, *text);
    if (const auto* list = value.if_array())
        return std::ranges::any_of(*list, [&](const auto& one) { return names_in(who, one); });
    if (const auto* object = value.if_object())
        return std::ranges::any_of(*object, [&](const auto& member) {
            return names(who, member.key()) || names_in(who, member.value());
        });
    return false;
}

bool is_list(const json::value& value) {
    if (value.is_array()) return true;
    const auto* object = value.if_object();
    return object != nullptr && !object->empty() &&
           std::ranges::all_of(*object, [](const auto& member) {
               return member.value().is_object() || member.value().is_array();
           });
}

/// What names the person, taken out of `from`.
json::value take_out(const person& who, json::value& from) {
    if (auto* list = from.if_array()) {
        json::array theirs;
        json::array others;
        for (auto& one : *list)
            (names_in(who, one) ? theirs : others).push_back(std::move(one));
        *list = std::move(others);
        return theirs;
    }
    json::object theirs;
    json::object others;
    for (auto& member : from.as_object()) {
        const bool named = names(who, member.key()) || names_in(who, member.value());
        (named ? theirs : others).emplace(member.key(), std::move(member.value()));
    }
    from = std::move(others);
    return theirs;
}

bool is_empty(const json::value& list) {
    return list.is_array() ? list.get_array().empty() : list.as_object().empty();
}

json::value parsed(const json::object& row, std::string_view column) {
    auto read = parse_json(text_at(row, column), column);
    return read.has_value() ? std::move(*read) : json::value(json::object());
}

std::string moment_of(const json::object& row, std::string_view column) {
    return to_rfc3339(time_point(std::chrono::milliseconds(integer_at(row, column).value_or(0))));
}

/// One look through a store.
class look {
  public:
    look(database& store, const person_request& asked) : store_(store), asked_(asked) {}

    result<person_reply> whole() {
        for (const auto& done : {pairs(), jobs(), letters()})
            if (done.has_error()) return done.error();
        return std::move(found_);
    }

  private:
    /// Every row of a query that goes on after `column`; `each` says what to run for it.
    result<void> page(
        std::string_view query,
        std::string_view column,
        json::value after,
        const std::function<std::vector<statement>(const json::object&)>& each
    ) {
        while (true) {
            const auto rows = store_.run(statement{std::string(query), {{"after", after}}});
            if (rows.has_error()) return rows.error();
            if (rows->list.empty()) return {};
            std::vector<statement> changes;
            for (const auto& row : rows->list)
                for (auto& change : each(row))
                    changes.push_back(std::move(change));
            if (asked_.erase && !changes.empty()) {
                const auto done = store_.run(changes);
                if (done.has_error()) return done.error();
            }
            after = rows->list.back().at(column);
        }
    }

    void add(std::string_view kind, json::object data) {
        personal_record made;
        made.kind = kind;
        made.fate = fate::erased;
        made.data = std::move(data);
        found_.records.push_back(std::move(made));
    }

    result<void> pairs() {
        return page("pairs_after", "key", "", [this](const json::object& row) {
            const auto key = text_at(row, "key");
            auto value = parsed(row, "value");
            const bool whole = names(asked_.who, key) || !is_list(value);
            if (!names(asked_.who, key) && !names_in(asked_.who, value))
                return std::vector<statement>{};
            auto theirs = whole ? std::exchange(value, nullptr) : take_out(asked_.who, value);
            add("pair", {{"key", key}, {"value", std::move(theirs)}});
            if (whole || is_empty(value))
                return std::vector<statement>{{"erase_pair", {{"key", key}}}};
            return std::vector<statement>{
                {"put_pair", {{"key", key}, {"value", json::serialize(value)}}}};
        });
    }

    result<void> jobs() {
        return page("jobs_after", "id", 0, [this](const json::object& row) {
            auto payload = parsed(row, "payload");
            if (!names(asked_.who, text_at(row, "key")) && !names_in(asked_.who, payload))
                return std::vector<statement>{};
            add("job",
                {{"name", row.at("name")},
                 {"key", row.at("key")},
                 {"payload", std::move(payload)},
                 {"due", moment_of(row, "due")}});
            return std::vector<statement>{{"end_job", {{"id", row.at("id")}}}};
        });
    }

    result<void> letters() {
        return page("letters_after", "id", 0, [this](const json::object& row) {
            auto request = parsed(row, "request");
            auto answer = parsed(row, "answer");
            if (!names(asked_.who, text_at(row, "key")) && !names_in(asked_.who, request) &&
                !names_in(asked_.who, answer))
                return std::vector<statement>{};
            add("letter",
                {{"key", row.at("key")},
                 {"request", std::move(request)},
                 {"answer", std::move(answer)},
                 {"state", row.at("state")},
                 {"put_at", moment_of(row, "put_at")}});
            return std::vector<statement>{{"erase_letter", {{"id", row.at("id")}}}};
        });
    }

    database& store_;
    const person_request& asked_;
    person_reply found_;
};

}  // namespace

result<person_reply> person_in_store(database& store, const person_request& asked) {
    return look(store, asked).whole();
}

}  // namespace lotsen

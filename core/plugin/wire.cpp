#include "core/plugin/wire.hpp"

#include <array>
#include <optional>
#include <utility>

namespace lotsen::wire {
namespace {

constexpr std::array<std::string_view, 3> kinds{"intent", "slot", "option"};
constexpr int server_error = -32000;  // JSON-RPC 2.0, 5.1: the implementation's own
constexpr std::array known_codes{
    errc::not_found,
    errc::conflict,
    errc::invalid,
    errc::not_allowed,
    errc::unavailable,
    errc::deadline_exceeded,
    errc::disk_full,
    errc::corrupt,
    errc::internal};

/// Members of one object; the first that is wrong is remembered.
class members {
  public:
    explicit members(const json::object& from) : from_(from) {}

    std::string text(std::string_view name) {
        const auto* value = find(name);
        if (value == nullptr) return {};
        if (const auto* text = value->if_string()) return std::string(*text);
        return wrong(name, "text"), std::string();
    }
    json::object object(std::string_view name) {
        const auto* value = find(name);
        if (value == nullptr) return {};
        if (const auto* object = value->if_object()) return *object;
        return wrong(name, "an object"), json::object();
    }
    json::array array(std::string_view name) {
        const auto* value = find(name);
        if (value == nullptr) return {};
        if (const auto* array = value->if_array()) return *array;
        return wrong(name, "an array"), json::array();
    }
    std::int64_t integer(std::string_view name, std::int64_t otherwise) {
        const auto* value = find(name);
        if (value == nullptr) return otherwise;
        if (const auto number = integer_at(from_, name)) return *number;
        return wrong(name, "a whole number"), otherwise;
    }
    time_point time(std::string_view name) {
        const auto read = from_rfc3339(text(name));
        if (read.has_value()) return *read;
        return wrong(name, "a time (RFC 3339)"), time_point();
    }
    /// A member that is an object of its own; absent: empty.
    template <class T>
    T part(std::string_view name, result<T> (*read)(const json::object&)) {
        return checked(name, read(object(name)));
    }
    template <class T>
    std::vector<T> list(std::string_view name, result<T> (*read)(const json::object&)) {
        std::vector<T> all;
        for (const auto& one : array(name)) {
            const auto* object = one.if_object();
            if (object == nullptr) return wrong(name, "a list of objects"), all;
            all.push_back(checked(name, read(*object)));
        }
        return all;
    }
    const json::value* find(std::string_view name) const {
        const auto* value = from_.if_contains(name);
        return value == nullptr || value->is_null() ? nullptr : value;
    }
    void wrong(std::string_view name, std::string_view is_not) {
        if (problem_.empty()) problem_ = std::string(name) + " is not " + std::string(is_not);
    }
    template <class T>
    result<T> give(T made) const {
        if (!problem_.empty()) return fail(errc::invalid, problem_);
        return made;
    }

  private:
    template <class T>
    T checked(std::string_view name, result<T> read) {
        if (read.has_value()) return std::move(*read);
        if (problem_.empty()) problem_ = std::string(name) + ": " + read.error().detail;
        return T();
    }

    const json::object& from_;
    std::string problem_;
};

void put(json::object& to, std::string_view name, const std::string& text) {
    if (!text.empty()) to[name] = text;
}
void put(json::object& to, std::string_view name, const json::object& object) {
    if (!object.empty()) to[name] = object;
}

json::object to_json(const message& what);
json::object to_json(const option& one);
json::object to_json(const card& one);
json::object to_json(const action& one);

json::object to_json(const message& what) {
    json::object made;
    put(made, "id", what.id);
    put(made, "args", what.args);
    put(made, "text", what.text);
    return made;
}

result<message> message_from(const json::object& from) {
    members read(from);
    message made;
    made.id = read.text("id");
    made.args = read.object("args");
    made.text = read.text("text");
    return read.give(std::move(made));
}

template <class T>
void put_list(json::object& to, std::string_view name, const std::vector<T>& list) {
    if (list.empty()) return;
    json::array all;
    for (const auto& one : list)
        all.push_back(to_json(one));
    to[name] = std::move(all);
}

json::object to_json(const option& one) {
    json::object made{{"label", to_json(one.label)}};
    put(made, "payload", one.payload);
    put(made, "intent", one.intent);
    return made;
}

result<option> option_from(const json::object& from) {
    members read(from);
    option made;
    made.label = read.part("label", message_from);
    made.payload = read.object("payload");
    made.intent = read.text("intent");
    return read.give(std::move(made));
}

json::object to_json(const card& one) {
    json::object made;
    put(made, "title", one.title);
    put(made, "text", one.text);
    put(made, "note", to_json(one.note));
    put(made, "phone", one.phone);
    put(made, "email", one.email);
    put(made, "url", one.url);
    put_list(made, "options", one.options);
    return made;
}

result<card> card_from(const json::object& from) {
    members read(from);
    card made;
    made.title = read.text("title");
    made.text = read.text("text");
    made.note = read.part("note", message_from);
    made.phone = read.text("phone");
    made.email = read.text("email");
    made.url = read.text("url");
    made.options = read.list("options", option_from);
    return read.give(std::move(made));
}

/// What an action says of itself; each has its name under "do".
struct writer {
    json::object operator()(const say& one) const {
        json::object made{{"do", "say"}, {"what", to_json(one.what)}};
        put_list(made, "options", one.options);
        put_list(made, "cards", one.cards);
        put(made, "source", one.source);
        return made;
    }
    json::object operator()(const ask& one) const {
        json::object made{{"do", "ask"}, {"slot", one.slot}, {"what", to_json(one.what)}};
        put_list(made, "options", one.options);
        return made;
    }
    json::object operator()(const set_slot& one) const {
        return {{"do", "set_slot"}, {"slot", one.slot}, {"value", one.value}};
    }
    json::object operator()(const start_form& one) const {
        return {{"do", "start_form"}, {"form", one.form}, {"slots", one.slots}};
    }
    json::object operator()(const hand_over& one) const {
        json::object made{{"do", "hand_over"}, {"reason", to_json(one.reason)}};
        put(made, "queue", one.queue);
        put(made, "summary", to_json(one.summary));
        return made;
    }
    json::object operator()(const open_case& one) const {
        return {{"do", "open_case"}, {"reference", one.reference}, {"status", one.status}};
    }
    json::object operator()(const end&) const { return {{"do", "end"}}; }
};

json::object to_json(const action& one) {
    return std::visit(writer(), one);
}

action action_of(members& read, std::string_view does) {
    if (does == "say") {
        say made;
        made.what = read.part("what", message_from);
        made.options = read.list("options", option_from);
        made.cards = read.list("cards", card_from);
        made.source = read.text("source");
        return made;
    }
    if (does == "ask") {
        ask made;
        made.slot = read.text("slot");
        made.what = read.part("what", message_from);
        made.options = read.list("options", option_from);
        return made;
    }
    if (does == "set_slot") {
        set_slot made;
        made.slot = read.text("slot");
        if (const auto* value = read.find("value")) made.value = *value;
        return made;
    }
    if (does == "start_form") return start_form{read.text("form"), read.object("slots")};
    if (does == "hand_over") {
        hand_over made;
        made.queue = read.text("queue");
        made.reason = read.part("reason", message_from);
        made.summary = read.part("summary", message_from);
        return made;
    }
    if (does == "open_case") return open_case{read.text("reference"), read.text("status")};
    if (does != "end") read.wrong("do", "an action");
    return end();
}

result<action> action_from(const json::object& from) {
    members read(from);
    const auto does = read.text("do");
    auto made = action_of(read, does);
    return read.give(std::move(made));
}

}  // namespace

json::object to_json(const turn& asked) {
    json::object made{
        {"kind", kinds.at(static_cast<std::size_t>(asked.kind))},
        {"conversation", asked.conversation},
        {"locale", asked.locale},
        {"channel", asked.channel},
        {"now", to_rfc3339(asked.now)}};
    put(made, "intent", asked.intent);
    put(made, "text", asked.text);
    if (!asked.entities.empty()) made["entities"] = asked.entities;
    put(made, "form", asked.form);
    put(made, "slot", asked.slot);
    put(made, "slots", asked.slots);
    put(made, "payload", asked.payload);
    put(made, "state", asked.state);
    return made;
}

result<turn> turn_from(const json::object& from) {
    members read(from);
    turn made;
    const auto kind = read.text("kind");
    const auto* const found = std::ranges::find(kinds, kind);
    if (found == kinds.end())
        read.wrong("kind", "intent, slot or option");
    else
        made.kind = static_cast<turn_kind>(found - kinds.begin());
    made.conversation = read.text("conversation");
    made.locale = read.text("locale");
    made.channel = read.text("channel");
    made.intent = read.text("intent");
    made.text = read.text("text");
    made.entities = read.array("entities");
    made.form = read.text("form");
    made.slot = read.text("slot");
    made.slots = read.object("slots");
    made.payload = read.object("payload");
    made.state = read.object("state");
    made.now = read.time("now");
    return read.give(std::move(made));
}

json::object to_json(const turn_reply& reply) {
    json::object made;
    put_list(made, "actions", reply.actions);
    put(made, "state", reply.state);
    return made;
}

result<turn_reply> turn_reply_from(const json::object& from) {
    members read(from);
    turn_reply made;
    made.actions = read.list("actions", action_from);
    made.state = read.object("state");
    return read.give(std::move(made));
}

json::object to_json(const validation& asked) {
    json::object made{
        {"form", asked.form},
        {"slot", asked.slot},
        {"value", asked.value},
        {"locale", asked.locale},
        {"now", to_rfc3339(asked.now)}};
    put(made, "slots", asked.slots);
    return made;
}

result<validation> validation_from(const json::object& from) {
    members read(from);
    validation made;
    made.form = read.text("form");
    made.slot = read.text("slot");
    if (const auto* value = read.find("value")) made.value = *value;
    made.slots = read.object("slots");
    made.locale = read.text("locale");
    made.now = read.time("now");
    return read.give(std::move(made));
}

json::object to_json(const verdict& judged) {
    if (judged.value) return {{"value", *judged.value}};
    return {{"refusal", to_json(judged.refusal)}};
}

result<verdict> verdict_from(const json::object& from) {
    members read(from);
    verdict made;
    // A value may be null; it is there or not.
    if (const auto* value = from.if_contains("value")) made.value = *value;
    made.refusal = read.part("refusal", message_from);
    if (!made.value && made.refusal.empty()) read.wrong("value", "there, nor a refusal");
    return read.give(std::move(made));
}

json::object to_json(const submission& completed) {
    return {
        {"form", completed.form},
        {"slots", completed.slots},
        {"idempotency_key", completed.idempotency_key},
        {"conversation", completed.conversation},
        {"locale", completed.locale},
        {"channel", completed.channel},
        {"now", to_rfc3339(completed.now)}};
}

result<submission> submission_from(const json::object& from) {
    members read(from);
    submission made;
    made.form = read.text("form");
    made.slots = read.object("slots");
    made.idempotency_key = read.text("idempotency_key");
    made.conversation = read.text("conversation");
    made.locale = read.text("locale");
    made.channel = read.text("channel");
    made.now = read.time("now");
    return read.give(std::move(made));
}

json::object to_json(const receipt& given) {
    json::object made;
    put(made, "reference", given.reference);
    put_list(made, "actions", given.actions);
    put(made, "refused_slot", given.refused_slot);
    put(made, "refusal", to_json(given.refusal));
    return made;
}

result<receipt> receipt_from(const json::object& from) {
    members read(from);
    receipt made;
    made.reference = read.text("reference");
    made.actions = read.list("actions", action_from);
    made.refused_slot = read.text("refused_slot");
    made.refusal = read.part("refusal", message_from);
    return read.give(std::move(made));
}

json::object to_json(const http_request& asked) {
    return {
        {"method", asked.method},
        {"path", asked.path},
        {"query", asked.query},
        {"body", asked.body},
        {"content_type", asked.content_type},
        {"locale", asked.locale},
        {"now", to_rfc3339(asked.now)}};
}

result<http_request> http_request_from(const json::object& from) {
    members read(from);
    http_request made;
    made.method = read.text("method");
    made.path = read.text("path");
    made.query = read.object("query");
    made.body = read.text("body");
    made.content_type = read.text("content_type");
    made.locale = read.text("locale");
    made.now = read.time("now");
    return read.give(std::move(made));
}

json::object to_json(const http_response& reply) {
    json::object made{
        {"status", reply.status}, {"content_type", reply.content_type}, {"body", reply.body}};
    put(made, "file_name", reply.file_name);
    return made;
}

result<http_response> http_response_from(const json::object& from) {
    constexpr std::int64_t least_status = 200;
    constexpr std::int64_t most_status = 599;
    members read(from);
    http_response made;
    const auto status = read.integer("status", least_status);
    if (status < least_status || status > most_status) read.wrong("status", "an HTTP status");
    made.status = static_cast<int>(status);
    if (const auto type = read.text("content_type"); !type.empty()) made.content_type = type;
    made.body = read.text("body");
    made.file_name = read.text("file_name");
    return read.give(std::move(made));
}

json::object to_json(const desk_request& asked) {
    return {
        {"view", asked.view},
        {"command", asked.command},
        {"arguments", asked.arguments},
        {"staff", asked.staff},
        {"locale", asked.locale},
        {"now", to_rfc3339(asked.now)}};
}

result<desk_request> desk_request_from(const json::object& from) {
    members read(from);
    desk_request made;
    made.view = read.text("view");
    made.command = read.text("command");
    made.arguments = read.object("arguments");
    made.staff = read.text("staff");
    made.locale = read.text("locale");
    made.now = read.time("now");
    return read.give(std::move(made));
}

json::object to_json(const error& failed) {
    return {
        {"code", server_error},
        {"message", failed.detail.empty() ? std::string(to_string(failed.code)) : failed.detail},
        {"data", {{"code", to_string(failed.code)}}}};
}

error error_from(const json::object& from) {
    const auto name = text_at(object_at(from, "data"), "code");
    error made{errc::unavailable, std::string(text_at(from, "message"))};
    for (const auto code : known_codes)
        if (to_string(code) == name) made.code = code;
    return made;
}

}  // namespace lotsen::wire

// What the plugins' messages consist of, named once for writing and reading; for wire.cpp alone.
#pragma once

#include "core/plugin/lent.hpp"
#include "core/plugin/person.hpp"
#include "core/plugin/services.hpp"
#include "core/plugin/turn.hpp"

namespace lotsen::wire {

/// `with.always(name, member)` is written also where it is empty, `with.maybe` is not.
template <class T>
struct members;

template <>
struct members<message> {
    static void each(auto& with, auto& of) {
        with.maybe("id", of.id);
        with.maybe("args", of.args);
        with.maybe("text", of.text);
    }
};
template <>
struct members<option> {
    static void each(auto& with, auto& of) {
        with.always("label", of.label);
        with.maybe("payload", of.payload);
        with.maybe("intent", of.intent);
    }
};
template <>
struct members<card> {
    static void each(auto& with, auto& of) {
        with.maybe("title", of.title);
        with.maybe("text", of.text);
        with.maybe("note", of.note);
        with.maybe("phone", of.phone);
        with.maybe("email", of.email);
        with.maybe("url", of.url);
        with.maybe("options", of.options);
    }
};
template <>
struct members<say> {
    static void each(auto& with, auto& of) {
        with.always("what", of.what);
        with.maybe("options", of.options);
        with.maybe("cards", of.cards);
        with.maybe("source", of.source);
    }
};
template <>
struct members<ask> {
    static void each(auto& with, auto& of) {
        with.always("slot", of.slot);
        with.always("what", of.what);
        with.maybe("options", of.options);
    }
};
template <>
struct members<set_slot> {
    static void each(auto& with, auto& of) {
        with.always("slot", of.slot);
        with.always("value", of.value);
    }
};
template <>
struct members<start_form> {
    static void each(auto& with, auto& of) {
        with.always("form", of.form);
        with.always("slots", of.slots);
    }
};
template <>
struct members<hand_over> {
    static void each(auto& with, auto& of) {
        with.maybe("queue", of.queue);
        with.always("reason", of.reason);
        with.maybe("summary", of.summary);
    }
};
template <>
struct members<open_case> {
    static void each(auto& with, auto& of) {
        with.always("reference", of.reference);
        with.always("status", of.status);
    }
};
template <>
struct members<end> {
    static void each(auto& /*with*/, auto& /*of*/) {}
};
template <>
struct members<turn> {
    static void each(auto& with, auto& of) {
        with.always("kind", of.kind);
        with.always("conversation", of.conversation);
        with.always("locale", of.locale);
        with.always("channel", of.channel);
        with.maybe("intent", of.intent);
        with.maybe("text", of.text);
        with.maybe("entities", of.entities);
        with.maybe("form", of.form);
        with.maybe("slot", of.slot);
        with.maybe("slots", of.slots);
        with.maybe("payload", of.payload);
        with.maybe("state", of.state);
        with.always("now", of.now);
    }
};
template <>
struct members<turn_reply> {
    static void each(auto& with, auto& of) {
        with.maybe("actions", of.actions);
        with.maybe("state", of.state);
    }
};
template <>
struct members<validation> {
    static void each(auto& with, auto& of) {
        with.maybe("conversation", of.conversation);
        with.always("form", of.form);
        with.always("slot", of.slot);
        with.always("value", of.value);
        with.maybe("slots", of.slots);
        with.always("locale", of.locale);
        with.always("now", of.now);
    }
};
template <>
struct members<submission> {
    static void each(auto& with, auto& of) {
        with.always("form", of.form);
        with.always("slots", of.slots);
        with.always("idempotency_key", of.idempotency_key);
        with.always("conversation", of.conversation);
        with.always("locale", of.locale);
        with.always("channel", of.channel);
        with.always("now", of.now);
    }
};
template <>
struct members<receipt> {
    static void each(auto& with, auto& of) {
        with.maybe("reference", of.reference);
        with.maybe("actions", of.actions);
        with.maybe("refused_slot", of.refused_slot);
        with.maybe("refusal", of.refusal);
    }
};
template <>
struct members<http_request> {
    static void each(auto& with, auto& of) {
        with.always("method", of.method);
        with.always("path", of.path);
        with.always("query", of.query);
        with.always("body", of.body);
        with.always("content_type", of.content_type);
        with.always("locale", of.locale);
        with.always("now", of.now);
    }
};
template <>
struct members<http_response> {
    static void each(auto& with, auto& of) {
        with.always("status", of.status);
        with.always("content_type", of.content_type);
        with.always("body", of.body);
        with.maybe("file_name", of.file_name);
    }
};
template <>
struct members<outgoing> {
    static void each(auto& with, auto& of) {
        with.always("method", of.method);
        with.always("url", of.url);
        with.maybe("headers", of.headers);
        with.maybe("body", of.body);
        with.maybe("content_type", of.content_type);
    }
};
template <>
struct members<statement> {
    static void each(auto& with, auto& of) {
        with.always("query", of.query);
        with.maybe("parameters", of.parameters);
    }
};
template <>
struct members<rows> {
    static void each(auto& with, auto& of) {
        with.always("list", of.list);
        with.always("changes", of.changes);
    }
};
template <>
struct members<incoming> {
    static void each(auto& with, auto& of) {
        with.always("status", of.status);
        with.always("content_type", of.content_type);
        with.always("body", of.body);
    }
};
template <>
struct members<delivery> {
    static void each(auto& with, auto& of) {
        with.always("key", of.key);
        with.maybe("answer", of.answer);
        with.always("dead", of.dead);
    }
};
template <>
struct members<job> {
    static void each(auto& with, auto& of) {
        with.always("name", of.name);
        with.maybe("key", of.key);
        with.maybe("payload", of.payload);
        with.always("at", of.at);
    }
};
template <>
struct members<desk_request> {
    static void each(auto& with, auto& of) {
        with.always("view", of.view);
        with.always("command", of.command);
        with.always("arguments", of.arguments);
        with.always("staff", of.staff);
        with.always("locale", of.locale);
        with.always("now", of.now);
    }
};
template <>
struct members<person> {
    static void each(auto& with, auto& of) {
        with.maybe("conversations", of.conversations);
        with.maybe("contacts", of.contacts);
        with.maybe("references", of.references);
    }
};
template <>
struct members<person_request> {
    static void each(auto& with, auto& of) {
        with.always("who", of.who);
        with.always("erase", of.erase);
        with.always("now", of.now);
    }
};
template <>
struct members<personal_record> {
    static void each(auto& with, auto& of) {
        with.always("kind", of.kind);
        with.maybe("reference", of.reference);
        with.maybe("conversation", of.conversation);
        with.always("fate", of.fate);
        with.maybe("why", of.why);
        with.always("data", of.data);
        with.maybe("photos", of.photos);
        with.maybe("retention", of.retention);
    }
};
template <>
struct members<person_reply> {
    static void each(auto& with, auto& of) { with.always("records", of.records); }
};

}  // namespace lotsen::wire

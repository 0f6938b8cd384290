// What core asks of a plugin and what comes back. All of it is data, so that a call is the same to
// a plugin in this process and in one of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"
#include "core/plugin/action.hpp"

namespace lotsen {

enum class turn_kind {
    intent,  // the resident wants `intent`, and it has no form
    slot,    // the running form has come to `slot`, which is declared "dynamic": answer with `ask`
    option,  // the resident chose an option that this plugin offered: `payload`
};

struct turn {
    turn_kind kind = turn_kind::intent;
    std::string conversation;
    std::string locale;   // BCP 47 tag: what the resident is answered in
    std::string channel;  // "web", "kiosk"
    std::string intent;
    std::string text;      // what the resident wrote, identity numbers masked
    json::array entities;  // {"type","value","begin","end","confidence"}: bytes of `text`
    std::string form;
    std::string slot;
    json::object slots;    // canonical values filled so far, see slot_type in manifest.hpp
    json::object payload;  // of the chosen option
    json::object state;    // what this plugin returned as state last, in this conversation
    time_point now{};
};

struct turn_reply {
    lotsen::actions actions;
    json::object state;
};

struct validation {
    std::string form;
    std::string slot;
    json::value value;  // already valid for its type
    json::object slots;
    std::string locale;
    time_point now{};
    std::string conversation = {};
};

/// Either accepted, perhaps with the value made canonical, or refused with a message that says why
/// and how to mend it.
struct verdict {
    std::optional<json::value> value;
    message refusal;

    static verdict accept(json::value value) { return {std::move(value), {}}; }
    static verdict refuse(message why) { return {std::nullopt, std::move(why)}; }
};

/// A completed, confirmed form. The same `idempotency_key` may come again after a crash: the plugin
/// then answers with the receipt it gave the first time and does nothing twice.
struct submission {
    std::string form;
    json::object slots;
    std::string idempotency_key;
    std::string conversation;
    std::string locale;
    std::string channel;
    time_point now{};
};

/// What became of it. With `refused_slot` nothing was stored: that slot is asked again, after
/// `refusal` was said ("that time was just taken"). Otherwise `actions` tell the resident.
struct receipt {
    std::string reference;
    lotsen::actions actions;
    std::string refused_slot;
    message refusal;
};

struct http_request {
    std::string method;
    std::string path;    // below /api/v1/plugins/<id>/, without a leading slash
    json::object query;  // name -> text
    std::string body;
    std::string content_type;
    std::string locale;
    time_point now{};
};

struct http_response {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::string file_name;  // not empty: offered as a download under this name
};

/// A staff member works with one of the plugin's declared desk views. `command` is empty to read
/// it.
struct desk_request {
    std::string view;
    std::string command;
    json::object arguments;
    std::string staff;  // account name
    std::string locale;
    time_point now{};
};

}  // namespace lotsen

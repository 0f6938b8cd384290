// What a plugin declares about itself: `manifest.json`. Everything here is data that core acts on.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace lotsen {

/// The version of the contract in core/plugin. A module of another one is refused at load.
inline constexpr int interface_version = 2;

/// A slot's canonical value: text, choice, date ("2026-11-23"), time ("16:00"), phone (E.164),
/// email: text. place: {"text": as written, "name"?: of the gazetteer, "lat"?, "lon"?}. number:
/// number. yes_no: boolean. photo: the photo's id.
enum class slot_type { text, choice, place, date, time, phone, email, number, yes_no, photo };

/// Privacy class of what a slot holds; decides masking in logs and the retention that applies.
enum class personal_data { none, contact, free_text, photo };

/// A text slot with this name takes a reference out of a sentence.
inline constexpr std::string_view reference_slot = "reference";

struct choice {
    std::string value;
    std::string label;  // message id; keywords stand in examples/<tag>.json as "form.slot.value"
    bool operator==(const choice&) const = default;
};

struct slot {
    std::string name;
    slot_type type = slot_type::text;
    std::string question;          // message id
    std::string why;               // message id: why we ask; may be empty
    bool required = true;          // an optional slot is offered and can be skipped
    bool asked = true;             // false: filled only when the resident says it unasked
    bool dynamic = false;          // choice: the plugin gives the options (turn_kind::slot)
    bool validated = false;        // the plugin's `validate` is called
    std::string required_if_slot;  // asked only when that slot has one of the values
    std::vector<std::string> required_if_values;
    std::vector<choice> choices;
    std::int64_t least = 0;  // text: characters; number: value
    std::int64_t most = 2000;
    personal_data personal = personal_data::none;
    int retention_days = 0;  // 0: as long as the case itself
    bool operator==(const slot&) const = default;
};

struct form {
    std::string name;
    std::string title;    // message id: what this is, in a few words ("a fault report")
    std::string confirm;  // message id of the summary's question; empty: sent without asking
    std::vector<slot> slots;

    const slot* find(std::string_view slot_name) const;
    bool operator==(const form&) const = default;
};

struct intent_declaration {
    std::string name;
    std::string form;   // started when the intent is understood; empty: the plugin's turn
    std::string label;  // message id: the wish in a few words, for "Did you mean ...?"
    bool tile = false;  // shown as a starting tile on the kiosk and widget
    std::string icon;   // tile's icon name of the design system; may be empty
    /// What the references begin with that are for this intent where nothing else is said ("F-").
    std::string references;
    /// The intent that questions go to which lean on this one's answer ("how do I get there?");
    /// may be itself; empty: none.
    std::string follow_up;
    /// Such a question comes to this one with the title of the card that it is about behind it;
    /// core asks which where several were shown.
    bool by_title = false;
    /// Gives way to such a question where something was answered before: it is about the city as
    /// a whole.
    bool yields = false;
};

struct desk_view {
    std::string view;
    std::string title;           // message id
    std::string role = "agent";  // least role that may open it: agent, editor, supervisor
};

struct scheduled_job {
    std::string name;
    int every_s = 0;  // 0: only when the plugin schedules it (service "jobs")
};

struct route {
    std::string method;
    std::string path;  // first segment below /api/v1/plugins/<id>/
};

/// What a plugin's own database is, see services.hpp.
enum class database_kind { sqlite, postgresql };

struct manifest {
    std::string id;
    std::string version;
    int interface = 0;
    std::vector<intent_declaration> intents;
    std::vector<form> forms;
    std::vector<std::string> queues;
    std::vector<route> routes;
    std::vector<scheduled_job> jobs;
    std::vector<desk_view> desk;
    std::vector<std::string> network;   // hosts it may reach; none by default, see allowed_host
    std::vector<std::string> services;  // that core lends it, see lent.hpp
    database_kind database = database_kind::sqlite;
    std::string executable;        // of its folder, where it is no C++ module; see PROTOCOL.md
    bool processes = false;        // its process may start others
    json::object options_schema;   // JSON Schema of the plugin's options
    std::filesystem::path folder;  // where it was read from

    const form* find_form(std::string_view name) const;
    const intent_declaration* find_intent(std::string_view name) const;
    bool declares_service(std::string_view name) const;
};

/// The desk's view of a plugin's outbox, which core shows.
inline constexpr std::string_view letters_view = "letters";

/// What `services` may name.
inline constexpr std::array<std::string_view, 5> lent_services{
    "key_value", "jobs", "outbox", "http", "database"};

/// An entry of `network`: "api.example.se" (https), "api.example.se:8443", or with the scheme
/// before it: "http://127.0.0.1:9000" where a host has no certificate.
struct allowed_host {
    std::string host;
    std::string port;
    bool plain = false;  // http

    bool operator==(const allowed_host&) const = default;
};
/// Errors: invalid.
result<allowed_host> parse_allowed_host(std::string_view written);

/// All that is wrong, each as "file: where: what", or the manifest. Errors: not_found, not_json,
/// invalid (detail: every problem, one a line). Unknown members are problems: a typo is not
/// ignored.
result<manifest> read_manifest(const std::filesystem::path& folder);
result<manifest> parse_manifest(const json::value& document, std::string_view name);

/// intent -> sentences, and "form.slot.value" -> keywords, of one examples/<tag>.json.
using examples = std::map<std::string, std::vector<std::string>, std::less<>>;
result<examples> read_examples(const std::filesystem::path& file);

/// The wire name ("yes_no") and back; empty for an unknown one.
std::string_view to_string(slot_type type) noexcept;
std::optional<slot_type> slot_type_from(std::string_view name) noexcept;

}  // namespace lotsen

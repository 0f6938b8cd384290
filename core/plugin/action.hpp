// What a plugin may do: declare it, and core carries it out and logs it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/plugin/message.hpp"

namespace lotsen {

struct say {
    message what;
    std::vector<option> options;
    std::vector<card> cards;
    std::string source;  // where a fact comes from, shown with it ("solna.se"); may be empty
    bool operator==(const say&) const = default;
};

/// Asks for one slot of the running form, in place of the question its manifest declares. For a
/// `choice` slot declared "dynamic" the options are the answers: payload {"value": canonical}.
struct ask {
    std::string slot;
    message what;
    std::vector<option> options;
    bool operator==(const ask&) const = default;
};

struct set_slot {
    std::string slot;
    json::value value;
    bool operator==(const set_slot&) const = default;
};

/// Begins a form of the same plugin, with some slots already known.
struct start_form {
    std::string form;
    json::object slots;
    bool operator==(const start_form&) const = default;
};

/// Puts the conversation in a queue. `queue` empty: the contact centre's general one.
struct hand_over {
    std::string queue;
    message reason;
    message summary;
    bool operator==(const hand_over&) const = default;
};

/// Tells the resident's client about a case: the event of kind `case`.
struct open_case {
    std::string reference;
    std::string status;  // a short stable word: "received", "booked", "cancelled"
    bool operator==(const open_case&) const = default;
};

/// This plugin has nothing more to say; core asks whether there is anything else.
struct end {
    bool operator==(const end&) const = default;
};

using action = std::variant<say, ask, set_slot, start_form, hand_over, open_case, end>;
using actions = std::vector<action>;

}  // namespace lotsen

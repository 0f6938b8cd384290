// What a plugin answered, carried out.
#pragma once

#include "core/dialogue/exchange.hpp"
#include "core/plugin/action.hpp"

namespace lotsen::talk {

/// What the actions leave to do.
struct leftover {
    bool said = false;
    bool asked = false;  // a question of the plugin's own stands
    bool form = false;   // a form was begun or a slot set: go on with it
    bool handed_over = false;
    bool ended = false;
};

leftover carry_out(
    exchange& now, const actions& all, std::string_view plugin, std::string_view intent
);
/// Goes on after a plugin spoke: with the form, back to the one that waits, or not at all.
void settle(exchange& now, const leftover& left);

/// The answer to the call that the state says is pending.
void answered(exchange& now, const plugin_answer& answer);

/// Asks a plugin to answer an intent that has no form.
void ask_plugin(
    exchange& now,
    std::string_view plugin,
    std::string_view intent,
    std::string_view text,
    json::array entities,
    const json::object& slots
);
/// The resident chose what that plugin offered.
void option_chosen(
    exchange& now, std::string_view plugin, std::string_view intent, const json::object& payload
);
json::array entities_of(const understanding& what, json::storage_ptr memory = {});

}  // namespace lotsen::talk

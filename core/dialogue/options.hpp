// Options: what can be chosen instead of written. Each carries what choosing it does.
#pragma once

#include <string_view>

#include "core/dialogue/exchange.hpp"
#include "core/plugin/action.hpp"

namespace lotsen::talk {

/// The effects' names, in the member "do".
namespace effect {
inline constexpr std::string_view intent =
    "intent";                                     // {"plugin","intent","slots"?,"heard"?,"fresh"?}
inline constexpr std::string_view slot = "slot";  // {"form","slot","value","label"?}
inline constexpr std::string_view skip = "skip";  // {"form","slot"}
inline constexpr std::string_view change = "change";    // {"form","slot"?}: none lists them
inline constexpr std::string_view submit = "submit";    // {"form","t"}
inline constexpr std::string_view drop = "drop";        // {"form"}
inline constexpr std::string_view resume = "resume";    // {"form"}
inline constexpr std::string_view plugin = "plugin";    // {"plugin","intent","payload"}
inline constexpr std::string_view person = "person";    // {"reason"}
inline constexpr std::string_view locale = "locale";    // {"locale"}
inline constexpr std::string_view other = "other";      // none of what was suggested
inline constexpr std::string_view nothing = "nothing";  // no, thank you
}  // namespace effect

json::object effect_of(std::string_view name);
json::object effect_of(std::string_view name, const running_form& on);

/// Opens an option and puts it under `said`. `answers`: "yes" or "no" where those words choose it.
void offer(
    exchange& now, draft& said, part label, json::object does, std::string_view answers = {}
);
/// Likewise, but gives the id, for cards.
std::string open_option(
    exchange& now, part label, json::object does, std::string_view answers = {}
);
void offer_person(exchange& now, draft& said, message_id reason, std::string_view answers = {});
/// The starting tiles: one intent of each plugin that declares one.
void offer_tiles(exchange& now, draft& said);
/// What a plugin offers, as the resident gets it.
void offer_all(
    exchange& now,
    draft& said,
    const std::vector<option>& offered,
    const running_form* asking = {},
    std::string_view slot = {}
);
json::array card_options(exchange& now, const draft& said, const std::vector<option>& offered);

/// Null where no open option has this id.
const json::object* find_option(const dialogue_state& state, std::string_view id);
/// How near typed words must be to an option: its whole label, or also its number, a piece of its
/// label that no other has, or yes and no.
enum class nearness { whole, loose };
/// The option of the last question that typed words mean; null where they mean none.
const json::object* typed_option(const exchange& now, const words_said& words, nearness how);
/// Does what the option says. By value: it stands in a list that grows meanwhile.
void choose(exchange& now, json::object does);

}  // namespace lotsen::talk

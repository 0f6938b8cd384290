// Options: what can be chosen instead of written. Each carries what choosing it does.
#pragma once

#include <string_view>

#include "core/dialogue/exchange.hpp"
#include "core/plugin/action.hpp"

namespace lotsen::talk {

/// The effects' names, in the member "do".
namespace effect {
inline constexpr std::string_view intent =
    "intent";  // {"plugin","intent","slots"?,"heard"?,"about"?,"fresh"?}
inline constexpr std::string_view slot = "slot";        // {"form","slot","value","label"?}
inline constexpr std::string_view skip = "skip";        // {"form","slot"}
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

/// The member of an intent's effect that names the turn of the sentence it would act on.
inline constexpr std::string_view heard_turn = "heard";
/// Likewise the name of what that sentence is about; the plugin gets it under this name.
inline constexpr std::string_view about_name = "about";

json::object effect_of(std::string_view name);
json::object effect_of(std::string_view name, const running_form& on);
/// `intent` as an option names it: "join", or "clubs.join" where `own` is not its plugin.
json::object intent_effect(
    std::string_view intent, std::string_view own, const json::object& slots
);

/// One that can be chosen.
struct open_option {
    part label;
    json::object does;
    std::string_view answers;  // "yes" or "no" where those words choose it; lives with the state
};

/// Opens an option and puts it under `said`.
void offer(
    exchange& now, draft& said, const part& label, json::object does, std::string_view answers = {}
);
void offer_person(exchange& now, draft& said, message_id reason, std::string_view answers = {});
/// What a plugin offers, as the resident gets it.
void offer_all(
    exchange& now,
    draft& said,
    const std::vector<option>& offered,
    const running_form* asking = {},
    std::string_view slot = {}
);
json::array card_options(exchange& now, const draft& said, const std::vector<option>& offered);

/// These follow from what is declared, and so need not be remembered: the starting tiles
/// ("tclubs.join"), a slot's choices ("s<form>.<slot>.<choice>"; yes and no are 0 and 1) and
/// skipping it
/// ("k<form>.<slot>").
void offer_tiles(exchange& now, draft& said);
void offer_choices(exchange& now, draft& said, const running_form& in, const slot& of);
void offer_skip(exchange& now, draft& said, const running_form& in, const slot& of);

/// Some of those that are open.
void offer_again(exchange& now, draft& said, const std::vector<std::string>& options);

/// A question was asked: typed words mean its options from here on, and no older ones.
void forget_older_options(exchange& now);

/// None where no open option has this id.
std::optional<open_option> find_option(
    const knowledge& known, const dialogue_state& state, std::string_view id
);
/// What stands on it; empty where it is not open.
std::string option_label(
    const knowledge& known,
    const dialogue_state& state,
    std::string_view id,
    std::string_view locale
);

/// How near typed words must be to an option: its whole label, or also its place ("2", "the second
/// one"), a piece of its label or a time that no other has, or yes and no.
enum class nearness { whole, loose };
/// What the option of the last question does that typed words mean; none where they mean none.
std::optional<json::object> typed_option(
    const exchange& now, const words_said& words, nearness how
);
/// Choices of the last question that fit what was typed better than the others do.
struct fitting_choices {
    std::size_t told = 0;              // words, and a time, that stand on each of them
    std::vector<std::string> options;  // ids; empty where nothing tells them apart
    std::vector<std::string> beside;   // ids of what leads on where no choice suits
};
fitting_choices choices_that_fit(const exchange& now, const words_said& words);
/// Does what the option says.
void choose(exchange& now, const json::object& does);

}  // namespace lotsen::talk

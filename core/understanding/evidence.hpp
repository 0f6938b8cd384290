// What particulars say about intents: a place says nothing, a category of a form says much.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/utf8.hpp"
#include "core/understanding/likely_intent.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

/// Whether `without_names` has anything to leave out.
bool has_names(const std::vector<entity>& entities);

/// The text is nothing but such names, numbers, dates and the like, if anything: they answer a
/// question, and are no wish.
bool is_particulars_alone(std::string_view text, const std::vector<entity>& entities);

/// The text without the names of places, references and contacts: where something is does not tell
/// what is wanted, and few examples would make it seem so. A venue ("Fabrik 38") stays: it is asked
/// about for its own sake.
std::string without_names(std::string_view text, const std::vector<entity>& entities);
/// The same of the text folded; the origins stay those of the whole text.
folded_text without_names(const folded_text& folded, const std::vector<entity>& entities);

/// "plugin/form" -> intents that start the form.
using form_intents = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Whether `weigh_choices` may change anything.
bool has_choice(const std::vector<entity>& entities);

/// Raises the intents whose form has a choice that was found in the text, and sorts anew. The sum
/// of the confidences stays.
void weigh_choices(
    std::vector<likely_intent>& scores,
    const std::vector<entity>& entities,
    const form_intents& forms
);

}  // namespace lotsen

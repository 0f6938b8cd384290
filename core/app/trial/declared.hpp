// What can be seen of a plugin without running it: its texts and its options.
#pragma once

#include <string>
#include <vector>

#include "core/plugin/manifest.hpp"

namespace lotsen::trial {

/// The languages that messages/ has, by name. A tag of a form of a language ("sv-x-latt") is left
/// out where the language is there: what it lacks is said in that.
std::vector<std::string> message_locales(const manifest& of);

/// Ids that the manifest names, or another language has, and a language lacks. One line each.
std::vector<std::string> missing_messages(const manifest& of);

/// The schema's defaults are refused, or what it forbids is not, or in no clear words. One line
/// each.
std::vector<std::string> wrong_options(const manifest& of);

}  // namespace lotsen::trial

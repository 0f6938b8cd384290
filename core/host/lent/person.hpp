// What core keeps for a plugin (store.hpp), looked through for one person.
#pragma once

#include "core/plugin/person.hpp"
#include "core/plugin/services.hpp"

namespace lotsen {

/// Whether the text names the person: a contact however it is written, a reference, a conversation.
bool names(const person& who, std::string_view text);

/// Pairs, jobs and letters that name them (kinds "pair", "job", "letter"), read whole: `store` has
/// core/host/lent's migrations and queries, and the service may use it meanwhile. Of a pair that is
/// a list (an array, or an object with nothing but arrays and objects in it) only the elements that
/// name them. Erasing removes what was found; a letter that waits is then not sent. Errors: what
/// `database::run` gives.
result<person_reply> person_in_store(database& store, const person_request& asked);

}  // namespace lotsen

// Whose data: what `lotsen export` and `lotsen erase` are given.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/plugin/person.hpp"

namespace lotsen {

/// Each makes canonical what was typed. Errors: invalid, with a sentence for whoever typed it.

/// The id of a conversation.
result<person> by_conversation(std::string_view typed);
/// A telephone number or an e-mail address, as a resident may write it.
result<person> by_contact(std::string_view typed);
/// Of a case or a booking. One of a form that core does not know is taken as it is.
result<person> by_reference(std::string_view typed);

/// Everybody who is one of the two.
void join(person& into, const person& other);

}  // namespace lotsen

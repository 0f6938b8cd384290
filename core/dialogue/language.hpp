// Which language the conversation goes on in.
#pragma once

#include "core/dialogue/exchange.hpp"

namespace lotsen::talk {

/// The words are clearly in another served language, and the resident has not chosen one: the
/// conversation goes on in it, which is said, with the way back.
void follow_language(exchange& now, const words_said& words);

/// The words are in a writing that the conversation's language is not written in, and may be of
/// several languages ("سلام"): asks which one, of those written so.
void offer_languages_of_writing(exchange& now, const words_said& words);

/// The resident asks for a language, by its name in any of those served; without one they are
/// listed.
void change_language(exchange& now, std::string_view text);

/// The resident chose it. What was asked last is asked in it.
void choose_locale(exchange& now, std::string_view locale);

/// What the resident was asked last, once more in the language that now is spoken.
void say_in_new_language(exchange& now);

}  // namespace lotsen::talk

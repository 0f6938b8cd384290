// From words to a slot's canonical value, and from a value to what stands in a summary.
#pragma once

#include <set>

#include "core/dialogue/exchange.hpp"

namespace lotsen::talk {

/// A value, or what is wrong with the answer (a part; empty where the words just hold none).
struct slot_reading {
    std::optional<json::value> value;
    part problem;
};

/// The entities of one sentence; each fills one slot.
class particulars {
  public:
    explicit particulars(const words_said& words) : words_(words) {}
    /// The most confident unused one that could fill the slot, and uses it up. Null where none is.
    const entity* take(const running_form& in, const slot& of);

  private:
    const words_said& words_;
    std::set<const entity*> used_;
};

/// The words without what an answer does not begin with: ", 14" is "14".
std::string answer_text(const words_said& words);
/// A slot's value for the place, as it was written.
json::value place_value(const entity& found, std::string_view as_written);
/// The value of `of` that the sentence mentions in passing.
std::optional<json::value> mentioned_value(
    const words_said& words, const running_form& in, const slot& of, particulars& left
);
/// The sentence as the answer to the question for `of`.
slot_reading answered_value(
    exchange& now,
    const words_said& words,
    const running_form& in,
    const slot& of,
    particulars& left
);
/// What an answer to this type of slot looks like.
message_id help_for(slot_type type);

part slot_label(const knowledge& known, const running_form& in, const slot& of);
/// "label: value"
part slot_line(
    const knowledge& known, const running_form& in, const slot& of, const json::value& value
);

/// The condition under which it is asked holds.
bool applies(const running_form& in, const slot& of);
/// The slots of the form that apply and have a value.
json::object filled_slots(const running_form& in, const form& declared);

/// Letters and digits of the sentence, counted in words.
std::size_t count_words(const words_said& words);

}  // namespace lotsen::talk

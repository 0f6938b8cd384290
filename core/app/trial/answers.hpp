// Answers to the questions of a form, in every language, from what is declared and known.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/app/trial/rehearsal.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen::trial {

/// One right answer to a slot.
struct slot_answer {
    std::string words;                 // typed; empty where only an option is an answer
    std::optional<std::size_t> place;  // of the choice among those offered
    std::optional<json::value> value;  // what becomes of it, where that is known
    /// Found in a sentence about something else, so that it can correct.
    bool in_passing = false;
};

/// Two different answers to a slot, where there are two. What core cannot make up stands in the
/// plugin's tests/answers.json: {"form.slot": ["...", "..."]}.
class answer_book {
  public:
    /// Both outlive it. Errors of tests/answers.json are thrown as std::runtime_error.
    answer_book(stage& on, const manifest& of);

    std::vector<slot_answer> answers(const form& in, const slot& to, const std::string& locale)
        const;
    /// Phrases that steer, of core/dialogue/acts/<tag>.json; the first that is read as
    /// that alone. Throws std::runtime_error where there is none.
    std::string phrase(std::string_view act, const std::string& locale) const;
    /// A sentence of three words or more that means the intent; empty where the examples have none.
    std::string sentence(
        std::string_view plugin, std::string_view intent, const std::string& locale
    ) const;
    std::vector<std::string> sentences(
        std::string_view plugin, std::string_view intent, const std::string& locale
    ) const;
    /// A text slot named `reference` is answered with this from now on.
    void keep_reference(const std::string& reference);
    void forget_references() { references_.clear(); }
    bool knows_reference(const std::string& reference) const;

  private:
    std::vector<slot_answer> choices(const form& in, const slot& of, const std::string& locale)
        const;
    std::vector<slot_answer> texts(const form& in, const slot& of) const;
    std::vector<slot_answer> found(const slot& of, const std::vector<std::string>& words) const;
    std::string keyword(
        const form& in, const slot& of, const std::string& value, const std::string& locale
    ) const;
    std::vector<std::string> places() const;
    const examples& examples_of(std::string_view plugin, const std::string& locale) const;

    stage& on_;
    const manifest& of_;
    std::map<std::string, std::vector<std::string>> own_;  // form.slot
    std::vector<std::string> references_;
    std::vector<std::string> places_;
    mutable std::map<std::string, examples> read_;        // plugin/locale
    mutable std::map<std::string, std::string> phrases_;  // locale act
};

/// Of the options under a question, the one at this place of its answers: skipping is none. Empty
/// where there is none.
std::string answering_option(const std::vector<std::string>& ids, std::size_t place);

/// Answers what the form asks now, with the answer of this number. False where it has none.
bool give_answer(
    rehearsal& talk, const answer_book& book, const form& in, const slot& to, std::size_t number
);

}  // namespace lotsen::trial

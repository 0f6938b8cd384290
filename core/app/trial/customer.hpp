// A resident who wants a form sent, whatever happens: tries again, goes on, and remembers what was
// told.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/app/trial/answers.hpp"
#include "core/app/trial/faults.hpp"

namespace lotsen::trial {

/// Words that begin a form, and then perhaps an option.
struct beginning {
    std::string text;
    std::optional<std::size_t> option;
};

class customer {
  public:
    /// All outlive it. What begins a form is kept in `beginnings`, by its name.
    /// What is told and not true, or not told, is noted in `broken`.
    customer(
        stage& on,
        const manifest& of,
        const answer_book& book,
        const fault_folder& faults,
        std::string locale,
        std::map<std::string, beginning>& beginnings,
        std::vector<std::string>& broken
    );

    /// Looks for words that begin the form, and keeps them. False where there are none: of the
    /// plugin's examples and labels, and of the options that answer them.
    bool find_beginning(const form& wanted);
    /// In a new conversation, until the form is sent. False where it did not come to that, or
    /// nothing is known that begins it.
    bool get_sent(const form& wanted);
    /// Asks something that no form is needed for.
    void ask(const intent_declaration& wanted);
    /// The references of the cases it was told of.
    const std::vector<std::string>& references() const { return references_; }

  private:
    bool begin(const form& wanted);
    bool find_option(const std::string& text, const form& wanted);
    bool begin_by(const beginning& how, const form& wanted);
    /// In a new conversation, until there is more to hear than an apology.
    void say_until_answered(const std::string& text);
    bool is_begun(const form& wanted);
    /// What the state of the form asks for. False where nothing can be done.
    bool go_on(const talk::running_form& in, const form& declared, bool parked);
    bool answer(const form& declared, const slot& asked);
    bool choose_one_of(const std::vector<std::string_view>& messages);
    /// After each step: it was told something, once, and nothing false.
    void judge();
    void judge_sent();
    bool hears(std::string_view message) const;
    /// A process that ended is not started again at once.
    void wait_after_failure() const;

    stage& on_;
    const manifest& of_;
    const answer_book& book_;
    const fault_folder& faults_;
    std::string locale_;  // of new conversations
    std::string spoken_;  // in this one: the service follows the resident
    std::map<std::string, beginning>& beginnings_;
    std::vector<std::string>& broken_;
    std::vector<std::string> references_;
};

}  // namespace lotsen::trial

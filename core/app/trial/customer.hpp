// A resident who wants a form sent, whatever happens: tries again, goes on, and remembers what was
// told.
#pragma once

#include <string>
#include <vector>

#include "core/app/trial/answers.hpp"
#include "core/app/trial/faults.hpp"

namespace lotsen::trial {

class customer {
  public:
    /// All outlive it. What is told and not true, or not told, is noted in `broken`.
    customer(
        stage& on,
        const manifest& of,
        const answer_book& book,
        const fault_folder& faults,
        std::string locale,
        std::vector<std::string>& broken
    );

    /// In a new conversation, until the form is sent. False where it did not come to that.
    bool get_sent(const form& wanted);
    /// Asks something that no form is needed for.
    void ask(const intent_declaration& wanted);
    /// The references of the cases it was told of.
    const std::vector<std::string>& references() const { return references_; }

  private:
    bool begin(const form& wanted);
    bool say_until_answered(const std::string& text, const form* wanted);
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
    const std::string locale_;
    std::vector<std::string>& broken_;
    std::vector<std::string> references_;
};

}  // namespace lotsen::trial

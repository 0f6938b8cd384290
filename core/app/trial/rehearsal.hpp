// One conversation without a journal: it can be copied at any moment, and go on in two ways.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/app/trial/stage.hpp"
#include "core/dialogue/dialogue.hpp"
#include "core/dialogue/state.hpp"

namespace lotsen::trial {

/// The dialogue, the reader and the plugins of a stage, which outlives it. Cheap to copy: what is
/// remembered never changes.
class rehearsal {
  public:
    rehearsal(stage& on, std::string locale);

    /// Wants the intent, in no words: nothing of its form is filled yet.
    void want(std::string_view plugin, std::string_view intent, std::string_view text = {});
    void say(std::string_view text);
    void send_photo(std::string_view id);
    void choose(std::string_view option);
    void change_locale(std::string_view tag);
    /// The resident is silent for so long; what is remembered goes through its text in the log.
    void wait(std::chrono::hours passed);

    const std::string& locale() const { return locale_; }
    const outcome& last() const { return last_; }
    /// What the resident did in it, as it is told in a finding.
    const std::string& did() const { return did_; }
    /// Of the last step, one utterance a line.
    std::string heard() const;
    const talk::dialogue_state& state() const { return *last_.memory; }
    /// The form that is being filled in; null where none is.
    const talk::running_form* form() const;

  private:
    void step(const dialogue_input& input);
    plugin_answer call(plugin_call asked) const;
    dialogue_context context() const;
    time_point now() const { return on_->now().now() + passed_; }

    stage* on_;
    std::string id_;
    std::string locale_;
    bool chosen_ = false;
    std::int64_t seq_ = 0;
    std::chrono::hours passed_{0};
    std::string did_;
    outcome last_;
};

}  // namespace lotsen::trial

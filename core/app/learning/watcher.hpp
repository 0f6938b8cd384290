// Looks after what editors write while the service runs.
#pragma once

#include <string>

#include "core/app/learning/learner.hpp"
#include "core/understanding/live_reader.hpp"

namespace lotsen {

/// Not thread-safe: one look at a time.
class learning_watcher {
  public:
    /// `used` reads what the version in use says already.
    learning_watcher(learner& teacher, live_reader& used, const clock& now);

    /// Takes up what changed: another version (`lotsen learn`, `lotsen learn undo`) at once, the
    /// editors' files when they have not changed since the last look. Takes seconds where there is
    /// something to learn. What came of it is logged.
    void look();

  private:
    void take_up(int version);
    void learn(const std::string& state);

    learner& teacher_;
    live_reader& used_;
    const clock& now_;
    int version_;
    std::string seen_;     // the editors' files at the last look
    std::string refused_;  // and as they were refused
};

}  // namespace lotsen

// One question of a form, reached with right answers, and what a repair there is held against.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/app/trial/answers.hpp"

namespace lotsen::trial {

/// A question that waits, or the summary.
struct spot {
    rehearsal reached;
    const form* of = nullptr;
    const slot* asked = nullptr;  // null: the summary
};

/// One case under way: it goes on from the spot, which stays as it was. What is broken is noted.
class repair_scene {
  public:
    repair_scene(
        stage& on,
        const manifest& of,
        const answer_book& book,
        const spot& at,
        std::string name,
        std::vector<std::string>& broken
    );

    rehearsal talk;
    const spot& at;

    std::string phrase(std::string_view act) const {
        return book_.phrase(act, at.reached.locale());
    }
    const answer_book& book() const { return book_; }
    const stage& on() const { return on_; }
    const manifest& plugin() const { return plugin_; }

    /// Answered before the spot, newest last; those that are not asked for are left out.
    std::vector<const slot*> answered() const;
    /// The second answer to a slot, where it can be said in passing. Null where it cannot.
    std::optional<slot_answer> other_in_passing(const slot& of) const;
    /// Its value after a step differs from the one before, and is what was said where that is
    /// known.
    void expect_changed(const slot& of, const slot_answer& to);
    /// The spot's question waits for its answer, in the language that is spoken.
    void expect_asked_again();
    void expect_asked(const slot& of);
    void expect_said(std::string_view domain, std::string_view id, const json::object& with = {});
    void expect(bool holds, std::string_view what);
    /// Whether another question follows from a new answer to it.
    bool is_condition(const slot& of) const;
    std::string words(std::string_view domain, std::string_view id, const json::object& with = {})
        const;

  private:
    std::string where_;
    stage& on_;
    const manifest& plugin_;
    const answer_book& book_;
    std::vector<std::string>& broken_;
};

/// A case: its name, and the play. It returns false where it does not apply to the spot.
struct repair_case {
    std::string_view name;
    bool (*play)(repair_scene& scene);
};

const std::vector<repair_case>& all_repair_cases();

}  // namespace lotsen::trial

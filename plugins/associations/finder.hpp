// The intents find_association and association_contact: cards from the register.
#pragma once

#include <string>

#include "core/plugin/plugin.hpp"
#include "plugins/associations/search.hpp"

namespace lotsen::associations {

/// Not thread-safe. References outlive it.
class finder {
  public:
    finder(services& lent, const word_groups& groups) : lent_(lent), groups_(groups) {}

    turn_reply find(const turn& now);
    turn_reply contact(const turn& now);
    /// An option of an earlier answer: the next ones, or a category.
    turn_reply again(const turn& now);
    /// The form `contact`: the name that was asked for. Stores nothing.
    receipt answer_contact(const submission& completed);

  private:
    /// Cards from `from` on, under the message `<purpose>.found` and its like.
    say show(
        const search_result& found,
        std::string_view purpose,
        std::string_view text,
        std::size_t from
    );
    say nothing(std::string_view purpose);
    say list_categories();  // what there is, where nothing was asked for
    std::vector<option> category_options() const;

    services& lent_;
    const word_groups& groups_;
};

}  // namespace lotsen::associations

// The intent join_safety_group: night walks, neighbourhood watch and the neighbourhood support car.
// Whether one runs is what staff have said; where nobody has, the bot says that it does not know.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/plugin/plugin.hpp"
#include "core/plugin/word_groups.hpp"

namespace lotsen::associations {

/// night_walk, neighbourhood_watch, support_car: the choices of the form `join`.
const std::vector<std::string>& safety_group_names();

struct safety_group {
    std::string runs = "unknown";  // unknown, yes, no
    std::string contact;           // as staff typed it
    std::string url;
};

/// By name; one that nobody has described has `runs` unknown. Throws where the database fails.
std::map<std::string, safety_group, std::less<>> read_safety_groups(database& from);

/// Not thread-safe. References outlive it.
class safety_groups {
  public:
    safety_groups(services& lent, const word_groups& groups) : lent_(lent), groups_(groups) {}

    turn_reply about(const turn& now);
    turn_reply begin_join(const turn& now);
    /// The form `join`. Errors: what the database gives.
    result<receipt> join(const submission& completed);

  private:
    std::string meant(const turn& now) const;

    services& lent_;
    const word_groups& groups_;
};

}  // namespace lotsen::associations

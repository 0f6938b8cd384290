// The intent grants: what an association can apply for, by when, and where. The facts stand in
// answers/grants.json with their source and the day they were verified.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/plugin/plugin.hpp"
#include "core/plugin/word_groups.hpp"

namespace lotsen::associations {

struct grant {
    std::string id;     // its description is the message grants.<id>
    std::string title;  // the city's own name for it
    std::string url;
    std::vector<std::string> deadlines;  // "08-27", every year; empty: none, or not published
    std::vector<std::string> stems;      // words that mean this one
    bool common = false;                 // shown where no particular one was asked for
};

/// Immutable after construction, but for the clock it is given.
class grants {
  public:
    /// Throws std::runtime_error where the file cannot be read.
    grants(const std::filesystem::path& file, fold_function fold);

    turn_reply answer(const turn& now, const time_zone& zone) const;
    /// An option of an earlier answer: all of them.
    turn_reply answer_all(time_point now, const time_zone& zone) const;

  private:
    turn_reply show(const std::vector<const grant*>& chosen, time_point now, const time_zone& zone)
        const;

    std::vector<grant> all_;
    std::string verified_;
    std::string application_url_;
    fold_function fold_;
};

/// The first of `deadlines` that has not passed on the local day of `now`, as "2027-02-27"; empty
/// where there are none.
std::string next_deadline(
    const std::vector<std::string>& deadlines, time_point now, const time_zone& zone
);

}  // namespace lotsen::associations

// The intents find_job and summer_job: what is looked for, and the ads that are shown.
#pragma once

#include <string>

#include "core/plugin/plugin.hpp"
#include "core/plugin/word_groups.hpp"
#include "plugins/youth_jobs/ads.hpp"

namespace lotsen::youth_jobs {

struct job_wish {
    std::string words;  // an FTS5 expression; empty: any job
    bool part_time = false;
    bool beginner = false;
    bool summer = false;
    bool operator==(const job_wish&) const = default;
};

/// Not thread-safe. References outlive it.
class job_search {
  public:
    job_search(services& lent, const word_groups& groups) : lent_(lent), groups_(groups) {}

    turn_reply find(const turn& now);
    turn_reply summer(const turn& now);
    /// An option of an earlier answer: the same search with a filter, or the next ads of it.
    turn_reply again(const turn& now);

    job_wish read_wish(std::string_view text) const;

  private:
    /// What was found, and the message that says how well it fits.
    struct found {
        std::vector<json::object> ads;
        std::string message;
        job_wish wish;
    };
    std::vector<json::object> ads(const job_wish& wish, time_point now);
    found search(const job_wish& wish, time_point now);
    say show(const found& hits, std::size_t from, time_point now);

    services& lent_;
    const word_groups& groups_;
};

}  // namespace lotsen::youth_jobs

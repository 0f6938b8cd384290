// A job ad as it is shown and searched, and where ads come from.
#pragma once

#include <string>
#include <vector>

#include "core/plugin/services.hpp"
#include "core/plugin/word_groups.hpp"

namespace lotsen::youth_jobs {

/// An ad read from JobSearch's response (Arbetsförmedlingen's JobTech, API version 1), as stored.
/// Members that are missing or null there are empty here.
struct ad {
    std::string id;
    std::string headline;
    std::string employer;
    std::string place;
    std::string occupation;
    std::string hours;      // as Arbetsförmedlingen labels it: "Heltid", "Deltid"
    std::string deadline;   // RFC 3339 in UTC; empty when none is given
    std::string published;  // as written there; only compared
    std::string url;        // https or http
    std::string body;       // all that is searched, unfolded
    bool part_time = false;
    bool beginner = false;  // neither experience nor a driving licence is asked for
    bool summer = false;
    bool removed = false;
    bool demo = false;
};

/// JobSearch writes times without a zone: they are read in `zone`. Errors: invalid (what is
/// missing).
result<ad> read_ad(const json::value& hit, const time_zone& zone);

struct ads_report {
    std::size_t imported = 0;
    std::size_t removed = 0;
    std::size_t expired = 0;  // past their deadline: stored, never shown
    std::vector<std::pair<std::size_t, std::string>> refused;  // place in the list from 1, and why
};

/// `document` is a JobSearch response (or its list of hits alone), or its text. Ads that are known
/// already are brought up to date; all of it in one transaction. Example ads go when real ones
/// come. Errors: invalid (a message id), and what the database gives.
result<ads_report> import_ads(
    services& lent, const json::value& document, time_point now, bool demo = false
);

}  // namespace lotsen::youth_jobs

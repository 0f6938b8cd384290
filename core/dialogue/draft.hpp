// What is to be said, before it is words.
#pragma once

#include <string>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen::talk {

/// A message of one domain with its arguments, or data said as it is.
struct part {
    std::string domain;
    std::string id;      // empty: `text` is what is said
    json::object args;   // one may be a part itself, as JSON (json_of): it is rendered first
    std::string text;    // where there is no id
    std::string locale;  // rendered in this one, whatever is spoken; empty: in what is spoken

    bool empty() const { return id.empty() && text.empty(); }
    bool operator==(const part&) const = default;
};

/// {"d","id","args"?,"l"?} or {"text"}, and back.
json::object json_of(const part& what);
part part_from(const json::object& stored);

/// One utterance to be. `lines` are rendered one a line.
struct draft {
    std::string plugin = "core";
    std::string intent;
    std::vector<part> lines;
    std::vector<std::string> options;  // ids of the state's options
    json::array cards;                 // rendered members, but "note" a part and "options" ids
    std::string source;
    json::object expects;
};

}  // namespace lotsen::talk

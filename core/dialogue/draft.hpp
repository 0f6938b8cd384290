// What is to be said, before it is words.
#pragma once

#include <string>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen::talk {

/// A message of one domain with its arguments ({"d","id","args"?}), or data said as it is
/// ({"text"}). An argument may be a part itself: it is rendered first. "l" renders it in that
/// locale.
using part = json::object;

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

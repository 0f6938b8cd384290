// What goes back for one HTTP request.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lotsen::net {

struct answer {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string owned;          // the body, where it was made for this answer
    std::string_view borrowed;  // else one that outlives it: a static file

    std::string_view body() const { return borrowed.empty() ? std::string_view(owned) : borrowed; }
};

}  // namespace lotsen::net

// Reads a request target (RFC 9112 section 3.2) into a path and a query that are safe to use.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace lotsen::net {

struct target {
    std::string path;  // percent-decoded; begins with "/"; no "." or ".." segment, no NUL, no "\"
    std::multimap<std::string, std::string> query;  // decoded; "+" is a space
};

/// The origin form ("/a/b?c=d") or the absolute form of `text`. Errors: invalid, for what is not a
/// target and for a path that would leave its folder, plainly or by an escape (%2e%2e, %2f, %5c,
/// %00).
result<target> read_target(std::string_view text);

}  // namespace lotsen::net

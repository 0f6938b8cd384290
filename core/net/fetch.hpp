// One HTTP request to another system, and its answer.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/net/resolve.hpp"

namespace lotsen::net {

struct fetch_request {
    std::string method;  // of RFC 9110
    std::string host;
    std::string port;
    bool plain = false;  // http; otherwise TLS 1.2 at least, the certificate checked for the host
    std::string target;  // path and query
    std::vector<std::pair<std::string, std::string>> headers;  // sound names and values
    std::string body;
};

struct fetch_answer {
    int status = 0;
    std::string content_type;
    std::string body;
};

/// Waits on the calling thread, no longer than `patience`, looking the name up included. Redirects
/// are answers. Errors: unavailable (not reached, no certificate to trust, no HTTP),
/// deadline_exceeded, invalid (no port, a body over `most` bytes).
result<fetch_answer> fetch(
    const fetch_request& asked,
    std::chrono::milliseconds patience,
    std::size_t most,
    const name_resolver& names
);

}  // namespace lotsen::net

// The header fields that every answer carries, and who may ask from another site.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/net/answer.hpp"
#include "core/net/ports.hpp"

namespace lotsen::net {

/// Adds what browsers need to keep a page to itself: a Content-Security-Policy without any inline
/// or foreign script (W3C CSP 3), no MIME sniffing, no referrer, no foreign frame, HSTS (RFC 6797)
/// where the connection is secure. What the handler has set is kept. `/widget.js` and `/assets/`
/// may be loaded by any site, nothing else.
void add_security_headers(answer& out, std::string_view path, bool secure);

/// The origins that may open a WebSocket or read the shared paths. Immutable, thread-safe.
class origins {
  public:
    origins(const std::vector<std::string>& allowed, std::vector<std::string> shared_paths);

    /// Whether the request comes from the server's own pages or from an allowed site.
    bool same_or_allowed(const request& asked) const;
    bool shared(std::string_view path) const;

    /// CORS (Fetch standard, section 3.2) on a shared path; nothing for other paths and origins.
    void add_cors_headers(answer& out, const request& asked) const;
    /// The answer to a CORS preflight of a shared path.
    answer preflight(const request& asked) const;

  private:
    std::set<std::string, std::less<>> allowed_;
    std::vector<std::string> shared_paths_;
};

/// The header's value; empty where it is absent. `name` in lower case.
std::string_view header(const request& asked, const std::string& name);

}  // namespace lotsen::net

// Finds what answers a request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/net/ports.hpp"

namespace lotsen::net {

/// Immutable, thread-safe. A path ending in "/" matches everything below it; the longest match that
/// has the method wins; HEAD is answered by GET's handler.
class router {
  public:
    explicit router(routes all) : routes_(std::move(all)) {}

    struct match {
        const routes::http_route* route = nullptr;
        std::vector<std::string>
            allowed;  // methods there are, where the one asked for is none of them
    };
    match find(std::string_view method, std::string_view path) const;

    /// Null: no WebSocket here.
    const peer_factory* socket(const std::string& path) const;

  private:
    const routes routes_;
};

}  // namespace lotsen::net

#include "core/net/router.hpp"

#include <algorithm>

namespace lotsen::net {

namespace {

bool covers(std::string_view route, std::string_view path) {
    return route.ends_with('/') ? path.starts_with(route) : path == route;
}

}  // namespace

router::match router::find(std::string_view method, std::string_view path) const {
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    match best;
    for (const auto& each : routes_.http) {
        if (!covers(each.path, path)) continue;
        if (each.method != wanted) {
            best.allowed.push_back(each.method);
        } else if (best.route == nullptr || each.path.size() > best.route->path.size()) {
            best.route = &each;
        }
    }
    if (best.route != nullptr) best.allowed.clear();
    std::sort(best.allowed.begin(), best.allowed.end());
    best.allowed.erase(std::unique(best.allowed.begin(), best.allowed.end()), best.allowed.end());
    return best;
}

const peer_factory* router::socket(const std::string& path) const {
    const auto found = routes_.sockets.find(path);
    return found == routes_.sockets.end() ? nullptr : &found->second;
}

}  // namespace lotsen::net

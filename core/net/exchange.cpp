#include "core/net/exchange.hpp"

#include <algorithm>
#include <cctype>

#include "core/base/log.hpp"
#include "core/net/target.hpp"

namespace lotsen::net {

namespace http = boost::beast::http;

namespace {

std::string lower(boost::beast::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return low;
}

/// RFC 6265 section 5.4: "a=b; c=d". A pair without "=" is no cookie; of two of a name the first
/// counts.
std::map<std::string, std::string> read_cookies(std::string_view text) {
    std::map<std::string, std::string> cookies;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        cookies.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    }
    return cookies;
}

std::map<std::string, std::string> read_headers(const exchange::head& from) {
    std::map<std::string, std::string> headers;
    for (const auto& field : from) {
        std::string& value = headers[lower(field.name_string())];
        if (!value.empty()) value += ", ";
        value += std::string_view(field.value().data(), field.value().size());
    }
    return headers;
}

static_files read_folder(const std::filesystem::path& folder) {
    if (folder.empty()) return {};
    if (!std::filesystem::is_directory(folder)) {
        log(level::warning, "net.no_pages", {{"folder", folder.native()}});
        return {};
    }
    return static_files(folder);
}

}  // namespace

exchange::exchange(const net_options& options, routes routes)
    : router_(std::move(routes)),
      files_(read_folder(options.static_folder)),
      origins_(options.allowed_origins, options.shared_paths),
      proxies_(options.trusted_proxies),
      require_origin_(options.require_origin),
      tls_(options.tls.has_value()),
      body_bytes_(options.limits.body_bytes) {}

result<request> exchange::read(const head& from, const boost::asio::ip::address& peer, bool tls)
    const {
    if (from.count(http::field::host) > 1) return fail(errc::invalid, "two Host fields");
    if (from.version() == 11 && from.count(http::field::host) == 0)
        return fail(errc::invalid, "no Host");
    const auto text = from.target();
    auto where = read_target({text.data(), text.size()});
    if (!where) return where.error();
    request asked;
    asked.method = from.method_string();
    asked.path = std::move(where->path);
    asked.query = std::move(where->query);
    asked.headers = read_headers(from);
    asked.cookies = read_cookies(header(asked, "cookie"));
    asked.address = client_behind(peer, header(asked, "x-forwarded-for"), proxies_).to_string();
    asked.secure =
        tls || (proxies_.contains(peer) && header(asked, "x-forwarded-proto") == "https");
    return asked;
}

std::size_t exchange::body_limit(const request& asked) const {
    const auto match = router_.find(asked.method, asked.path);
    if (match.route == nullptr || match.route->body_limit == 0) return body_bytes_;
    return match.route->body_limit;
}

bool exchange::origin_allowed(const request& asked) const {
    if (header(asked, "origin").empty()) return !require_origin_;
    return origins_.same_or_allowed(asked);
}

boost::asio::awaitable<answer> exchange::respond(request asked) const {
    const auto match = router_.find(asked.method, asked.path);
    if (match.route == nullptr) co_return without_route(asked, match);
    auto working = match.route->handler(std::move(asked));
    response made = co_await std::move(working);
    co_return from(std::move(made));
}

answer exchange::without_route(const request& asked, const router::match& match) const {
    if (asked.method == "OPTIONS" && origins_.shared(asked.path)) return origins_.preflight(asked);
    if (!match.allowed.empty()) {
        answer out = failure(405, "not_allowed");
        std::string allowed;
        for (const auto& method : match.allowed)
            allowed += (allowed.empty() ? "" : ", ") + method;
        out.headers.emplace_back("Allow", allowed);
        return out;
    }
    if (router_.socket(asked.path) != nullptr) {
        answer out = failure(426, "invalid");
        out.headers.emplace_back("Upgrade", "websocket");
        return out;
    }
    const auto* file = files_.find(asked.path);
    if (file == nullptr) return failure(404, "not_found");
    if (asked.method != "GET" && asked.method != "HEAD") {
        answer out = failure(405, "not_allowed");
        out.headers.emplace_back("Allow", "GET, HEAD");
        return out;
    }
    return static_files::serve(
        *file, header(asked, "accept-encoding"), header(asked, "if-none-match")
    );
}

answer exchange::failure(int status, std::string_view code) {
    answer out;
    out.status = status;
    out.headers.emplace_back("Content-Type", "application/json");
    out.headers.emplace_back("Cache-Control", "no-store");
    out.owned = "{\"code\":\"" + std::string(code) + "\"}";
    return out;
}

answer exchange::from(response&& service) {
    answer out;
    out.status = service.status;
    out.headers = std::move(service.headers);
    if (!service.content_type.empty()) {
        out.headers.emplace_back("Content-Type", std::move(service.content_type));
    }
    out.owned = std::move(service.body);
    return out;
}

void exchange::complete(answer& out, const request& asked) const {
    origins_.add_cors_headers(out, asked);
    add_security_headers(out, asked.path, tls_ || asked.secure);
}

}  // namespace lotsen::net

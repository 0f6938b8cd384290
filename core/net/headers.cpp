#include "core/net/headers.hpp"

#include <algorithm>
#include <cctype>

namespace lotsen::net {

namespace {

constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' blob: data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";
constexpr std::string_view data_policy = "default-src 'none'; frame-ancestors 'none'";

std::string lower(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return low;
}

bool has(const answer& out, std::string_view name) {
    return std::any_of(out.headers.begin(), out.headers.end(), [&](const auto& each) {
        return lower(each.first) == lower(name);
    });
}

void add(answer& out, std::string_view name, std::string_view value) {
    if (!has(out, name)) out.headers.emplace_back(name, value);
}

bool is_page(const answer& out) {
    return std::any_of(out.headers.begin(), out.headers.end(), [](const auto& each) {
        return lower(each.first) == "content-type" && each.second.starts_with("text/html");
    });
}

/// "host" of "https://host:443": the authority without the scheme's own port, in lower case.
std::string authority(std::string_view host, std::string_view scheme) {
    const std::string_view own_port = scheme == "https" ? ":443" : ":80";
    if (host.ends_with(own_port)) host.remove_suffix(own_port.size());
    return lower(host);
}

}  // namespace

std::string_view header(const request& asked, const std::string& name) {
    const auto found = asked.headers.find(name);
    return found == asked.headers.end() ? std::string_view() : std::string_view(found->second);
}

void add_security_headers(answer& out, std::string_view path, bool secure) {
    const bool embeddable = path == "/widget.js" || path.starts_with("/assets/");
    add(out, "Content-Security-Policy", is_page(out) ? page_policy : data_policy);
    add(out, "X-Content-Type-Options", "nosniff");
    add(out, "Referrer-Policy", "no-referrer");
    add(out,
        "Permissions-Policy",
        "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=(), serial=()");
    add(out, "Cross-Origin-Opener-Policy", "same-origin");
    add(out, "Cross-Origin-Resource-Policy", embeddable ? "cross-origin" : "same-origin");
    if (embeddable) add(out, "Access-Control-Allow-Origin", "*");
    if (secure) add(out, "Strict-Transport-Security", "max-age=31536000");
}

origins::origins(const std::vector<std::string>& allowed, std::vector<std::string> shared_paths)
    : shared_paths_(std::move(shared_paths)) {
    for (const auto& each : allowed) {
        allowed_.insert(lower(std::string_view(each).substr(0, each.find_last_not_of('/') + 1)));
    }
}

bool origins::same_or_allowed(const request& asked) const {
    const std::string origin = lower(header(asked, "origin"));
    if (allowed_.contains(origin)) return true;
    const auto end = origin.find("://");
    if (end == std::string::npos) return false;
    const std::string_view scheme = std::string_view(origin).substr(0, end);
    const std::string_view host = std::string_view(origin).substr(end + 3);
    return !host.empty() && authority(host, scheme) == authority(header(asked, "host"), scheme);
}

bool origins::shared(std::string_view path) const {
    return std::any_of(shared_paths_.begin(), shared_paths_.end(), [&](const std::string& each) {
        return path == each ||
               (path.starts_with(each) && path.substr(each.size()).starts_with('/'));
    });
}

void origins::add_cors_headers(answer& out, const request& asked) const {
    if (!shared(asked.path)) return;
    out.headers.emplace_back("Vary", "Origin");
    const auto origin = header(asked, "origin");
    if (origin.empty() || !same_or_allowed(asked)) return;
    out.headers.emplace_back("Access-Control-Allow-Origin", origin);
    out.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
}

answer origins::preflight(const request& asked) const {
    answer out;
    out.status = same_or_allowed(asked) ? 204 : 403;
    if (out.status == 204) {
        out.headers.emplace_back("Access-Control-Allow-Methods", "GET, POST");
        out.headers.emplace_back("Access-Control-Allow-Headers", "Authorization, Content-Type");
        out.headers.emplace_back("Access-Control-Max-Age", "600");
    }
    return out;
}

}  // namespace lotsen::net

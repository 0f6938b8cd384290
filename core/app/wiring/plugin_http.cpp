#include "core/app/wiring/plugin_http.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/host/lent/store.hpp"
#include "core/net/fetch.hpp"

namespace lotsen {
namespace {

constexpr std::array<std::string_view, 6> methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};

/// What would let a plugin say who it is not, or say two things at once (RFC 9110, 9112).
bool may_be_set(std::string_view name, std::string_view value) {
    constexpr std::array<std::string_view, 7> own{
        "host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer"};
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    const auto of_token = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    const auto plain = [](char c) { return static_cast<unsigned char>(c) >= ' ' || c == '\t'; };
    return !lower.empty() && std::ranges::all_of(lower, of_token) &&
           std::ranges::all_of(value, plain) && std::ranges::find(own, lower) == own.end();
}

result<net::fetch_request> request_of(const outgoing& asked, target_url to) {
    if (std::ranges::find(methods, asked.method) == methods.end())
        return fail(errc::invalid, "no method " + asked.method);
    net::fetch_request made;
    made.method = asked.method;
    made.host = std::move(to.host.host);
    made.port = std::move(to.host.port);
    made.plain = to.host.plain;
    made.target = std::move(to.target);
    made.body = asked.body;
    for (const auto& [name, value] : asked.headers) {
        const auto* text = value.if_string();
        if (text == nullptr || !may_be_set(name, *text))
            return fail(errc::invalid, "no header that a plugin sets: " + std::string(name));
        made.headers.emplace_back(name, std::string(*text));
    }
    if (!may_be_set("content-type", asked.content_type))
        return fail(errc::invalid, "no content type: " + asked.content_type);
    if (!asked.body.empty()) made.headers.emplace_back("Content-Type", asked.content_type);
    return made;
}

class plugin_http final : public http_client {
  public:
    plugin_http(const manifest& declared, const limits& named, net::look_up by)
        : declared_(declared), named_(named), names_(std::move(by)) {}

    result<incoming> send(const outgoing& asked) override {
        auto to = allowed_target(declared_, asked.url);
        if (to.has_error()) return to.error();
        const auto made = request_of(asked, std::move(*to));
        if (made.has_error()) return made.error();
        auto answer =
            net::fetch(*made, named_.plugin_http_timeout, named_.plugin_http_bytes, names_);
        if (answer.has_error()) return answer.error();
        return incoming{answer->status, std::move(answer->content_type), std::move(answer->body)};
    }

  private:
    const manifest& declared_;
    const limits& named_;
    const net::name_resolver names_;
};

}  // namespace

std::unique_ptr<http_client> make_plugin_http(
    const manifest& declared, const limits& named, net::look_up by
) {
    return std::make_unique<plugin_http>(declared, named, std::move(by));
}

}  // namespace lotsen

#include "core/net/response_message.hpp"

#include <array>
#include <ctime>

#include "core/base/log.hpp"

namespace lotsen::net {

namespace http = boost::beast::http;

namespace {

/// IMF-fixdate (RFC 9110 section 5.6.7), which an origin server with a clock sends (section 6.6.1).
std::string http_date() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 40> text{};
    // %a and %b speak English: the process keeps the "C" locale.
    const auto size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
    return {text.data(), size};
}

bool one_line(std::string_view text) {
    constexpr std::string_view breaks("\r\n\0", 3);
    return text.find_first_of(breaks) == std::string_view::npos;
}

bool has_no_body(int status) {
    return status == 204 || status == 304 || status < 200;
}

}  // namespace

response_message make_message(const answer& out, bool head, bool keep_alive) {
    response_message message(static_cast<http::status>(out.status), 11);
    message.set(http::field::date, http_date());
    for (const auto& [name, value] : out.headers) {
        if (one_line(name) && one_line(value)) {
            message.insert(name, value);
        } else {
            log(level::error, "net.broken_header", {{"status", std::to_string(out.status)}});
        }
    }
    const std::string_view body = out.body();
    message.keep_alive(keep_alive);
    if (has_no_body(out.status)) return message;
    message.content_length(body.size());
    if (!head) message.body() = {body.data(), body.size()};
    return message;
}

}  // namespace lotsen::net

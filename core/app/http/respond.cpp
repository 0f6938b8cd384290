#include "core/app/http/respond.hpp"

namespace lotsen {
namespace {

int status_of(errc code) {
    switch (code) {
        case errc::not_json:
        case errc::wrong_type:
        case errc::text_empty:
        case errc::invalid:
        case errc::photo_unreadable:
        case errc::unknown_locale:
        case errc::unknown_option:
            return 400;
        case errc::not_logged_in:
        case errc::wrong_login:
        case errc::wrong_token:
            return 401;
        case errc::not_allowed:
        case errc::not_owner:
            return 403;
        case errc::not_found:
        case errc::unknown_conversation:
            return 404;
        case errc::conflict:
        case errc::already_taken:
        case errc::stale_epoch:
            return 409;
        case errc::photo_too_large:
        case errc::text_too_long:
        case errc::frame_too_large:
            return 413;
        case errc::too_fast:
            return 429;
        case errc::disk_full:
            return 507;
        case errc::unavailable:
        case errc::deadline_exceeded:
        case errc::queue_full:
        case errc::shutting_down:
            return 503;
        default:
            return 500;
    }
}

}  // namespace

net::response json_response(const json::value& body, int status) {
    net::response made;
    made.status = status;
    made.content_type = "application/json";
    made.body = json::serialize(body);
    made.headers.emplace_back("Cache-Control", "no-store");
    return made;
}

net::response error_response(const error& failed, const catalogue& texts, std::string_view locale) {
    const std::string name(to_string(failed.code));
    return json_response(
        {{"code", name}, {"message", texts.format("core", "error." + name, locale)}},
        status_of(failed.code)
    );
}

std::string query_text(const net::request& asked, const std::string& name) {
    const auto found = asked.query.find(name);
    return found == asked.query.end() ? std::string() : found->second;
}

std::string locale_of(const net::request& asked, const catalogue& texts) {
    auto wanted = query_text(asked, "locale");
    if (wanted.empty()) {
        const auto header = asked.headers.find("accept-language");
        if (header != asked.headers.end()) wanted = header->second;
    }
    auto served = match_locale(wanted, texts.locales());
    return served.empty() ? texts.locales().front() : served;
}

std::vector<std::string> segments_after(std::string_view path, std::string_view prefix) {
    std::vector<std::string> parts;
    if (!path.starts_with(prefix)) return parts;
    path.remove_prefix(prefix.size());
    while (!path.empty()) {
        const auto slash = path.find('/');
        parts.emplace_back(path.substr(0, slash));
        if (slash == path.npos) break;
        path.remove_prefix(slash + 1);
    }
    return parts;
}

std::string view_text(
    std::string_view id,
    const catalogue& texts,
    std::string_view domain,
    std::string_view locale,
    const json::object& args
) {
    constexpr std::string_view of_core = "core:";
    if (!id.starts_with(of_core)) return texts.format(domain, id, locale, args);
    return texts.format("core", id.substr(of_core.size()), locale, args);
}

json::value render_messages(
    const json::value& data,
    const catalogue& texts,
    std::string_view domain,
    std::string_view locale
) {
    if (const auto* list = data.if_array()) {
        json::array made;
        for (const auto& each : *list)
            made.push_back(render_messages(each, texts, domain, locale));
        return made;
    }
    const auto* object = data.if_object();
    if (object == nullptr) return data;
    if (const auto id = text_at(*object, "message"); !id.empty())
        return json::value(view_text(id, texts, domain, locale, object_at(*object, "args")));
    json::object made;
    for (const auto& [key, value] : *object)
        made.emplace(key, render_messages(value, texts, domain, locale));
    return made;
}

}  // namespace lotsen

// What the pages and residents ask: what is served here, photos, and plugins' own routes.
#include <boost/asio/this_coro.hpp>

#include "core/app/http/api.hpp"
#include "core/app/http/respond.hpp"
#include "core/dialogue/tiles.hpp"

namespace lotsen {

namespace asio = boost::asio;

namespace {

json::array locales_of(const catalogue& texts) {
    json::array all;
    for (const auto& tag : texts.locales()) {
        all.push_back(
            {{"tag", tag},
             {"name", texts.own_name(tag)},
             {"rtl", right_to_left(tag)},
             {"reviewed", texts.reviewed(tag)}}
        );
    }
    return all;
}

json::array tiles_of(const api& served, std::string_view locale) {
    json::array tiles;
    const auto declared = declared_tiles(*served.plugins.manifests());
    const auto shown = shown_tiles(declared, served.settings.tiles).value();
    for (const auto place : shown) {
        const auto& each = declared[place];
        auto label = served.texts.format(each.plugin, each.label, locale);
        tiles.push_back(
            {{"label", label},
             {"text", label},
             {"icon", each.icon},
             {"plugin", each.plugin},
             {"intent", each.intent}}
        );
    }
    return tiles;
}

asio::awaitable<net::response> info(const api& served, const net::request asked) {
    const auto locale = locale_of(asked, served.texts);
    const auto opening = served.staff.board.opening();
    json::object told{
        {"municipality", served.settings.municipality.name},
        {"website", served.settings.municipality.website},
        {"phone", served.settings.municipality.phone},
        {"demo", served.settings.demo},
        {"locale", locale},
        {"locales", locales_of(served.texts)},
        {"tiles", tiles_of(served, locale)},
        {"open", flag_at(opening, "open")}};
    if (const auto next = text_at(opening, "next"); !next.empty()) told["next_opening"] = next;
    co_return json_response(told);
}

std::string bearer_of(const net::request& asked) {
    constexpr std::string_view scheme = "Bearer ";
    const auto found = asked.headers.find("authorization");
    if (found == asked.headers.end() || !found->second.starts_with(scheme)) return {};
    return found->second.substr(scheme.size());
}

asio::awaitable<result<void>> resident_may(api& served, const net::request& asked) {
    auto id = query_text(asked, "conversation");
    auto opened = co_await served.chat.conversations.resume(std::move(id), bearer_of(asked));
    if (opened.has_error()) co_return opened.error();
    co_return result<void>();
}

asio::awaitable<net::response> put_photo(api& served, const net::request asked) {
    const auto locale = locale_of(asked, served.texts);
    const auto may = co_await resident_may(served, asked);
    if (may.has_error()) co_return error_response(may.error(), served.texts, locale);
    const auto stored = served.photos.put(query_text(asked, "conversation"), asked.body);
    if (stored.has_error()) co_return error_response(stored.error(), served.texts, locale);
    const json::object told{{"photo", *stored}};
    co_return json_response(told, 201);
}

asio::awaitable<net::response> get_photo(api& served, const net::request asked) {
    const auto locale = locale_of(asked, served.texts);
    const auto cookie = asked.cookies.find(std::string(staff_cookie));
    const bool staff =
        cookie != asked.cookies.end() && served.logins.who(cookie->second).has_value();
    if (!staff) {
        const auto may = co_await resident_may(served, asked);
        if (may.has_error()) co_return error_response(may.error(), served.texts, locale);
    }
    const auto parts = segments_after(asked.path, "/api/v1/photos/");
    const auto photo = parts.size() == 1
                           ? served.photos.get(query_text(asked, "conversation"), parts[0])
                           : result<stored_photo>(fail(errc::not_found));
    if (photo.has_error()) co_return error_response(photo.error(), served.texts, locale);
    net::response made;
    made.content_type = photo->content_type;
    made.body = photo->bytes;
    made.headers.emplace_back("Cache-Control", "private, max-age=3600");
    co_return made;
}

/// Only routes that the plugin declares reach it.
asio::awaitable<net::response> plugin_route(api& served, const net::request asked) {
    const auto locale = locale_of(asked, served.texts);
    auto parts = segments_after(asked.path, "/api/v1/plugins/");
    const auto declared = parts.size() < 2 ? nullptr : served.plugins.find(parts[0]);
    bool known = false;
    if (declared != nullptr) {
        for (const auto& each : declared->routes) {
            const auto first = each.path.substr(0, each.path.find('/'));
            known = known || (each.method == asked.method && first == parts[1]);
        }
    }
    if (!known) co_return error_response(fail(errc::not_found), served.texts, locale);
    http_request passed;
    passed.method = asked.method;
    passed.path = asked.path.substr(std::string("/api/v1/plugins/").size() + parts[0].size() + 1);
    for (const auto& [name, value] : asked.query)
        passed.query[name] = value;
    passed.body = asked.body;
    passed.locale = locale;
    passed.now = served.now.now();
    auto answered = co_await served.plugins.on_http(parts[0], std::move(passed));
    if (answered.has_error()) co_return error_response(answered.error(), served.texts, locale);
    net::response made;
    made.status = answered->status;
    made.content_type = answered->content_type;
    made.body = std::move(answered->body);
    if (!answered->file_name.empty())
        made.headers.emplace_back(
            "Content-Disposition", "attachment; filename=\"" + answered->file_name + "\""
        );
    co_return made;
}

}  // namespace

void add_resident_routes(net::routes& to, api& served, const limits& named) {
    const auto add = [&](std::string method, std::string path, auto handler, std::size_t body = 0) {
        to.http.push_back(
            {std::move(method),
             std::move(path),
             [&served, handler](net::request asked) { return handler(served, std::move(asked)); },
             body}
        );
    };
    add("GET", "/api/v1/info", info);
    add("POST", "/api/v1/photos", put_photo, named.photo_bytes);
    add("GET", "/api/v1/photos/", get_photo);
    add("GET", "/api/v1/plugins/", plugin_route);
    add("POST", "/api/v1/plugins/", plugin_route);
    to.sockets["/api/v1/chat"] =
        [&served](std::shared_ptr<net::outlet> outlet, const net::request& asked, net::response&)
        -> std::shared_ptr<net::peer> {
        return std::make_shared<resident_peer>(
            std::move(outlet), locale_of(asked, served.texts), served.chat
        );
    };
}

net::routes make_routes(api& served, const limits& named) {
    net::routes all;
    add_resident_routes(all, served, named);
    add_staff_routes(all, served);
    add_desk_view_routes(all, served);
    add_operation_routes(all, served);
    return all;
}

}  // namespace lotsen

// Plugins' desk views: declared by the plugin, guarded and put into words here.
#include <algorithm>
#include <optional>

#include "core/app/http/api.hpp"
#include "core/app/http/respond.hpp"
#include "core/app/http/staff.hpp"

namespace lotsen {

namespace asio = boost::asio;

namespace {

role least_role(const desk_view& view) {
    return role_from(view.role).value_or(role::supervisor);
}

asio::awaitable<net::response> list_views(api& served, const net::request asked) {
    const auto locale = locale_of(asked, served.texts);
    const auto account = acting_staff(asked, served, role::agent);
    if (account.has_error()) co_return error_response(account.error(), served.texts, locale);
    json::array all;
    const auto declared = served.plugins.manifests();
    for (const auto& plugin : *declared) {
        json::array views;
        for (const auto& each : plugin.desk) {
            if (static_cast<int>(account->role) < static_cast<int>(least_role(each))) continue;
            views.push_back(
                {{"view", each.view},
                 {"title", view_text(each.title, served.texts, plugin.id, locale)}}
            );
        }
        if (!views.empty()) all.push_back({{"plugin", plugin.id}, {"views", std::move(views)}});
    }
    co_return json_response(all);
}

std::optional<desk_view> find_view(const api& served, const std::vector<std::string>& parts) {
    if (parts.size() != 2) return std::nullopt;
    const auto plugin = served.plugins.find(parts[0]);
    if (plugin == nullptr) return std::nullopt;
    const auto found = std::ranges::find(plugin->desk, parts[1], &desk_view::view);
    return found == plugin->desk.end() ? std::nullopt : std::optional(*found);
}

/// A plugin says what is wrong with a staff member's input by a message of its own catalogue.
net::response refusal(
    const error& failed, const api& served, std::string_view plugin, std::string_view locale
) {
    if (failed.code == errc::invalid && served.texts.has(plugin, failed.detail, locale))
        return json_response(
            {{"code", "invalid"}, {"message", served.texts.format(plugin, failed.detail, locale)}},
            400
        );
    return error_response(failed, served.texts, locale);
}

asio::awaitable<net::response> view(api& served, const net::request asked) {
    const auto locale = locale_of(asked, served.texts);
    const auto parts = segments_after(asked.path, "/api/v1/desk/plugins/");
    const auto declared = find_view(served, parts);
    if (!declared) co_return error_response(fail(errc::not_found), served.texts, locale);
    const auto account = acting_staff(asked, served, least_role(*declared));
    if (account.has_error()) co_return error_response(account.error(), served.texts, locale);
    desk_request passed;
    passed.view = declared->view;
    passed.staff = account->name;
    passed.locale = locale;
    passed.now = served.now.now();
    if (asked.method == "POST") {
        const auto body = parse_json(asked.body);
        if (body.has_error() || !body->is_object() ||
            text_at(body->get_object(), "command").empty())
            co_return error_response(fail(errc::wrong_type), served.texts, locale);
        passed.command = text_at(body->get_object(), "command");
        passed.arguments = object_at(body->get_object(), "arguments");
    } else {
        for (const auto& [name, value] : asked.query)
            passed.arguments[name] = value;
    }
    const auto& plugin = parts[0];
    auto answered = co_await served.plugins.on_desk(plugin, std::move(passed));
    if (answered.has_error()) co_return refusal(answered.error(), served, plugin, locale);
    co_return json_response(render_messages(*answered, served.texts, plugin, locale));
}

}  // namespace

void add_desk_view_routes(net::routes& to, api& served) {
    constexpr std::size_t import_bytes =
        std::size_t{16} * 1024 * 1024;  // a register or a file of job ads
    const auto add = [&](std::string method, std::string path, auto handler) {
        to.http.push_back(
            {std::move(method),
             std::move(path),
             [&served, handler](net::request asked) { return handler(served, std::move(asked)); },
             import_bytes}
        );
    };
    add("GET", "/api/v1/desk/plugins", list_views);
    add("GET", "/api/v1/desk/plugins/", view);
    add("POST", "/api/v1/desk/plugins/", view);
}

}  // namespace lotsen

// Logging in and out of the desk, and its socket.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/app/aside.hpp"
#include "core/app/http/api.hpp"
#include "core/app/http/respond.hpp"
#include "core/app/http/staff.hpp"

namespace lotsen {

namespace asio = boost::asio;

result<staff_account> staff_of(const net::request& asked, api& served) {
    const auto cookie = asked.cookies.find(std::string(staff_cookie));
    if (cookie == asked.cookies.end()) return fail(errc::not_logged_in);
    return served.logins.who(cookie->second);
}

result<staff_account> acting_staff(const net::request& asked, api& served, role least) {
    // A header that no form of another site can send: with SameSite=Strict, the guard against
    // cross-site request forgery.
    if (asked.method != "GET" && !asked.headers.contains("x-lotsen"))
        return fail(errc::not_allowed, "header X-Lotsen is missing");
    auto account = staff_of(asked, served);
    if (account.has_error()) return account;
    if (account->one_time) return fail(errc::not_allowed, "choose a password first");
    if (static_cast<int>(account->role) < static_cast<int>(least)) return fail(errc::not_allowed);
    return account;
}

json::object staff_json(const staff_account& account) {
    return {
        {"account",
         {{"name", account.name},
          {"display_name", account.display_name},
          {"role", to_string(account.role)},
          {"one_time", account.one_time}}}};
}

namespace {

std::string cookie_of(const std::string& token, const net::request& asked, long seconds) {
    std::string text(staff_cookie);
    text += "=" + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds);
    if (asked.secure) text += "; Secure";
    return text;
}

asio::awaitable<net::response> log_in(api& served, const net::request asked) {
    const auto locale = locale_of(asked, served.texts);
    const auto body = parse_json(asked.body);
    if (body.has_error() || !body->is_object() || !asked.headers.contains("x-lotsen"))
        co_return error_response(fail(errc::wrong_type), served.texts, locale);
    const std::string name(text_at(body->get_object(), "name"));
    const std::string password(text_at(body->get_object(), "password"));
    std::function<result<std::string>()> work = [&] {
        return served.logins.log_in(name, password);
    };
    const auto token = co_await aside(served.slow, std::move(work));
    if (token.has_error()) co_return error_response(token.error(), served.texts, locale);
    const auto account = served.logins.who(*token);
    if (account.has_error()) co_return error_response(account.error(), served.texts, locale);
    auto made = json_response(staff_json(*account));
    const auto lasts = std::chrono::seconds(served.settings.limits.staff_session).count();
    made.headers.emplace_back("Set-Cookie", cookie_of(*token, asked, lasts));
    co_return made;
}

asio::awaitable<net::response> log_out(api& served, const net::request asked) {
    const auto cookie = asked.cookies.find(std::string(staff_cookie));
    if (cookie != asked.cookies.end()) {
        const auto ended = served.logins.log_out(cookie->second);
        if (ended.has_error())
            co_return error_response(ended.error(), served.texts, locale_of(asked, served.texts));
    }
    auto made = json_response(json::object());
    made.headers.emplace_back("Set-Cookie", cookie_of("", asked, 0));
    co_return made;
}

asio::awaitable<net::response> who_am_i(api& served, const net::request asked) {
    const auto account = staff_of(asked, served);
    if (account.has_error())
        co_return error_response(account.error(), served.texts, locale_of(asked, served.texts));
    co_return json_response(staff_json(*account));
}

/// The old sessions end with the old password, this one too: the answer carries a new cookie.
asio::awaitable<net::response> change_password(api& served, const net::request asked) {
    const auto locale = locale_of(asked, served.texts);
    const auto account = staff_of(asked, served);
    const auto body = parse_json(asked.body);
    if (account.has_error()) co_return error_response(account.error(), served.texts, locale);
    if (body.has_error() || !body->is_object() || !asked.headers.contains("x-lotsen"))
        co_return error_response(fail(errc::wrong_type), served.texts, locale);
    const std::string before(text_at(body->get_object(), "old"));
    const std::string after(text_at(body->get_object(), "new"));
    std::function<result<std::string>()> work = [&]() -> result<std::string> {
        auto changed = served.logins.change_password(account->name, before, after);
        if (changed.has_error()) return changed.error();
        return served.logins.log_in(account->name, after);
    };
    const auto token = co_await aside(served.slow, std::move(work));
    if (token.has_error()) co_return error_response(token.error(), served.texts, locale);
    auto renewed = *account;
    renewed.one_time = false;
    auto made = json_response(staff_json(renewed));
    const auto lasts = std::chrono::seconds(served.settings.limits.staff_session).count();
    made.headers.emplace_back("Set-Cookie", cookie_of(*token, asked, lasts));
    co_return made;
}

asio::awaitable<net::response> get_hours(api& served, const net::request asked) {
    const auto account = acting_staff(asked, served, role::agent);
    if (account.has_error())
        co_return error_response(account.error(), served.texts, locale_of(asked, served.texts));
    co_return json_response(served.staff.board.opening_hours_json());
}

asio::awaitable<net::response> put_hours(api& served, const net::request asked) {
    const auto locale = locale_of(asked, served.texts);
    const auto account = acting_staff(asked, served, role::supervisor);
    if (account.has_error()) co_return error_response(account.error(), served.texts, locale);
    const auto body = parse_json(asked.body);
    if (body.has_error()) co_return error_response(body.error(), served.texts, locale);
    const auto set = served.staff.board.set_opening_hours(*body, account->name);
    if (set.has_error()) co_return error_response(set.error(), served.texts, locale);
    co_return json_response(served.staff.board.opening_hours_json());
}

}  // namespace

void add_staff_routes(net::routes& to, api& served) {
    const auto add = [&](std::string method, std::string path, auto handler) {
        to.http.push_back(
            {std::move(method),
             std::move(path),
             [&served, handler](net::request asked) { return handler(served, std::move(asked)); },
             0}
        );
    };
    add("POST", "/api/v1/desk/login", log_in);
    add("POST", "/api/v1/desk/logout", log_out);
    add("POST", "/api/v1/desk/password", change_password);
    add("GET", "/api/v1/desk/me", who_am_i);
    add("GET", "/api/v1/desk/settings/opening_hours", get_hours);
    add("PUT", "/api/v1/desk/settings/opening_hours", put_hours);
    to.sockets["/api/v1/desk"] =
        [&served](
            std::shared_ptr<net::outlet> outlet, const net::request& asked, net::response& refusal
        ) -> std::shared_ptr<net::peer> {
        const auto account = acting_staff(asked, served, role::agent);
        const auto locale = locale_of(asked, served.texts);
        if (account.has_error()) {
            refusal = error_response(account.error(), served.texts, locale);
            return nullptr;
        }
        const auto peer =
            std::make_shared<desk_peer>(std::move(outlet), *account, locale, served.staff);
        peer->start();
        return peer;
    };
}

}  // namespace lotsen

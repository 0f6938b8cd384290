#include "core/net/headers.hpp"

#include <gtest/gtest.h>

namespace lotsen::net {
namespace {

std::string field(const answer& out, std::string_view name) {
    std::string all;
    for (const auto& [each, value] : out.headers) {
        if (each == name) all += (all.empty() ? "" : " + ") + value;
    }
    return all;
}

answer page() {
    answer out;
    out.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
    return out;
}

TEST(security_headers, allow_a_page_its_own_scripts_and_nothing_inline) {
    auto out = page();
    add_security_headers(out, "/kiosk", false);
    const auto policy = field(out, "Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'self';")) << policy;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(field(out, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(field(out, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(field(out, "Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(field(out, "Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_NE(field(out, "Permissions-Policy"), "");
    EXPECT_EQ(field(out, "Strict-Transport-Security"), "");
    EXPECT_EQ(field(out, "Access-Control-Allow-Origin"), "");
}

TEST(security_headers, keep_browsers_on_tls) {
    auto out = page();
    add_security_headers(out, "/", true);
    EXPECT_EQ(field(out, "Strict-Transport-Security"), "max-age=31536000");
}

TEST(security_headers, let_other_sites_load_the_widget) {
    for (const char* path : {"/widget.js", "/assets/app-3f2a.js"}) {
        answer out;
        add_security_headers(out, path, false);
        EXPECT_EQ(field(out, "Cross-Origin-Resource-Policy"), "cross-origin");
        EXPECT_EQ(field(out, "Access-Control-Allow-Origin"), "*");
    }
}

TEST(security_headers, keep_what_the_handler_set) {
    answer out;
    out.headers.emplace_back("content-security-policy", "default-src 'self'");
    add_security_headers(out, "/", false);
    EXPECT_EQ(field(out, "Content-Security-Policy"), "");
}

class asking : public testing::Test {
  protected:
    const origins origins_{{"https://www.city.example/"}, {"/api/v1/photos"}};

    static request from(
        const char* origin, const char* host, const char* path = "/api/v1/photos/x"
    ) {
        request asked;
        asked.path = path;
        asked.headers["host"] = host;
        if (*origin != 0) asked.headers["origin"] = origin;
        return asked;
    }
};

TEST_F(asking, own_pages_and_allowed_sites_may) {
    EXPECT_TRUE(origins_.same_or_allowed(from("https://www.city.example", "bot.example")));
    EXPECT_TRUE(origins_.same_or_allowed(from("HTTPS://WWW.City.example", "bot.example")));
    EXPECT_TRUE(origins_.same_or_allowed(from("https://bot.example", "bot.example")));
    EXPECT_TRUE(origins_.same_or_allowed(from("https://bot.example:443", "bot.example")));
    EXPECT_TRUE(origins_.same_or_allowed(from("http://127.0.0.1:8080", "127.0.0.1:8080")));
}

TEST_F(asking, others_may_not) {
    EXPECT_FALSE(origins_.same_or_allowed(from("https://evil.example", "bot.example")));
    EXPECT_FALSE(origins_.same_or_allowed(from("http://www.city.example", "bot.example")));
    EXPECT_FALSE(origins_.same_or_allowed(from("https://bot.example.evil.example", "bot.example")));
    EXPECT_FALSE(origins_.same_or_allowed(from("http://127.0.0.1:8081", "127.0.0.1:8080")));
    EXPECT_FALSE(origins_.same_or_allowed(from("null", "bot.example")));
    EXPECT_FALSE(origins_.same_or_allowed(from("://", "")));
}

TEST_F(asking, shares_a_path_with_all_below_it_and_nothing_else) {
    EXPECT_TRUE(origins_.shared("/api/v1/photos"));
    EXPECT_TRUE(origins_.shared("/api/v1/photos/x"));
    EXPECT_FALSE(origins_.shared("/api/v1/photosx"));
    EXPECT_FALSE(origins_.shared("/api/v1/desk"));
}

TEST_F(asking, names_the_allowed_origin_and_no_other) {
    answer out;
    origins_.add_cors_headers(out, from("https://www.city.example", "bot.example"));
    EXPECT_EQ(field(out, "Access-Control-Allow-Origin"), "https://www.city.example");
    EXPECT_EQ(field(out, "Vary"), "Origin");
    answer refused;
    origins_.add_cors_headers(refused, from("https://evil.example", "bot.example"));
    EXPECT_EQ(field(refused, "Access-Control-Allow-Origin"), "");
    EXPECT_EQ(field(refused, "Vary"), "Origin");
    EXPECT_EQ(origins_.preflight(from("https://www.city.example", "bot.example")).status, 204);
    EXPECT_EQ(origins_.preflight(from("https://evil.example", "bot.example")).status, 403);
}

}  // namespace
}  // namespace lotsen::net

#include "core/net/static_files.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen::net {
namespace {

std::string field(const answer& out, std::string_view name) {
    for (const auto& [each, value] : out.headers) {
        if (each == name) return value;
    }
    return {};
}

class pages : public testing::Test {
  protected:
    pages() {
        folder_.write("index.html", "<!doctype html>the city's page");
        folder_.write("index.html.br", "br form");
        folder_.write("index.html.gz", "gzip form");
        folder_.write("kiosk/index.html", "kiosk");
        folder_.write("assets/app-3f2a.js", "let a;");
        folder_.write("assets/app-3f2a.js.gz", "larger than what it packs");
        files_ = static_files(folder_.path());
    }
    answer get(std::string_view path, std::string_view accept = "", std::string_view match = "") {
        return static_files::serve(*files_.find(path), accept, match);
    }

    test::temporary_folder folder_;
    static_files files_;
};

TEST_F(pages, gives_a_folder_its_index) {
    EXPECT_EQ(get("/").body(), "<!doctype html>the city's page");
    EXPECT_EQ(get("/kiosk").body(), "kiosk");
    EXPECT_EQ(get("/kiosk/").body(), "kiosk");
    EXPECT_EQ(get("/kiosk/index.html").body(), "kiosk");
}

TEST_F(pages, knows_only_what_was_read) {
    for (const char* path :
         {"/assets", "/nothing", "/kiosk/nothing", "/index.html.br", "index.html"}) {
        EXPECT_EQ(files_.find(path), nullptr) << path;
    }
}

TEST_F(pages, prefers_brotli_to_gzip_to_neither) {
    EXPECT_EQ(get("/", "gzip, deflate, br").body(), "br form");
    EXPECT_EQ(field(get("/", "gzip, deflate, br"), "Content-Encoding"), "br");
    EXPECT_EQ(get("/", "gzip").body(), "gzip form");
    EXPECT_EQ(get("/", "br;q=0, gzip;q=0.5").body(), "gzip form");
    EXPECT_EQ(get("/", "*").body(), "br form");
    EXPECT_EQ(get("/", "*, br;q=0.000").body(), "gzip form");
    EXPECT_EQ(get("/", "identity").body(), "<!doctype html>the city's page");
    EXPECT_EQ(field(get("/"), "Content-Encoding"), "");
    EXPECT_EQ(field(get("/"), "Vary"), "Accept-Encoding");
}

TEST_F(pages, leaves_out_a_packed_form_that_is_larger) {
    EXPECT_EQ(get("/assets/app-3f2a.js", "gzip").body(), "let a;");
}

TEST_F(pages, answers_304_to_the_tag_of_the_form_the_client_would_get) {
    const auto tag = field(get("/", "br"), "ETag");
    const auto again = get("/", "br", "W/\"other\", " + tag);
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body().empty());
    EXPECT_EQ(field(again, "ETag"), tag);
    EXPECT_EQ(get("/", "gzip", tag).status, 200);
    EXPECT_EQ(get("/", "gzip", "*").status, 304);
}

TEST_F(pages, caches_hashed_names_for_ever_and_asks_again_for_others) {
    EXPECT_EQ(
        field(get("/assets/app-3f2a.js"), "Cache-Control"), "public, max-age=31536000, immutable"
    );
    EXPECT_EQ(field(get("/"), "Cache-Control"), "no-cache");
    EXPECT_EQ(field(get("/assets/app-3f2a.js"), "Content-Type"), "text/javascript; charset=utf-8");
}

}  // namespace
}  // namespace lotsen::net

#include "core/net/target.hpp"

#include <gtest/gtest.h>

namespace lotsen::net {
namespace {

TEST(target, splits_and_decodes_path_and_query) {
    const auto read = read_target("/a%20b/r%C3%A5sunda?plats=V%C3%A4stra+skogen&n=1&n=2");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->path, "/a b/råsunda");
    EXPECT_EQ(read->query.find("plats")->second, "Västra skogen");
    EXPECT_EQ(read->query.count("n"), 2U);
}

TEST(target, takes_the_absolute_form) {
    const auto read = read_target("http://example.test/kiosk?x=1");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->path, "/kiosk");
}

TEST(target, keeps_a_folder_apart_from_a_file) {
    EXPECT_EQ(read_target("/kiosk/")->path, "/kiosk/");
    EXPECT_EQ(read_target("/kiosk")->path, "/kiosk");
    EXPECT_EQ(read_target("/")->path, "/");
}

class bad_target : public testing::TestWithParam<const char*> {};

TEST_P(bad_target, is_refused) {
    EXPECT_FALSE(read_target(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    traversal_and_nonsense,
    bad_target,
    testing::Values(
        "",
        "a",
        "*",
        "/../etc/passwd",
        "/a/../../b",
        "/%2e%2e/etc",
        "/.%2E/etc",
        "/a%2f..%2fb",
        "/..%5cb",
        "/a%00.html",
        "/a%",
        "/a%2",
        "/a%zz",
        "/a b",
        "/\\..\\b",
        "//\x01",
        "/a/./b",
        "host:80",
        "ftp://a/b",
        "/a?x=%"
    )
);

}  // namespace
}  // namespace lotsen::net

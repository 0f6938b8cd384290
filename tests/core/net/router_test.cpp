#include "core/net/router.hpp"

#include <gmock/gmock.h>

namespace lotsen::net {
namespace {

routes::http_route route(const char* method, const char* path) {
    return {method, path, nullptr, 0};
}

class routing : public testing::Test {
  protected:
    const router router_{routes{
        {route("GET", "/api/"),
         route("GET", "/api/v1/info"),
         route("POST", "/api/v1/info"),
         route("PUT", "/api/v1/")},
        {}}};

    std::string at(const char* method, const char* path) {
        const auto* found = router_.find(method, path).route;
        return found == nullptr ? "" : found->method + " " + found->path;
    }
};

TEST_F(routing, takes_the_longest_match_that_has_the_method) {
    EXPECT_EQ(at("GET", "/api/v1/info"), "GET /api/v1/info");
    EXPECT_EQ(at("GET", "/api/v1/other"), "GET /api/");
    EXPECT_EQ(at("PUT", "/api/v1/info"), "PUT /api/v1/");
    EXPECT_EQ(at("POST", "/api/v1/info"), "POST /api/v1/info");
    EXPECT_EQ(at("GET", "/api"), "");
    EXPECT_EQ(at("GET", "/elsewhere"), "");
}

TEST_F(routing, answers_head_as_get) {
    EXPECT_EQ(at("HEAD", "/api/v1/info"), "GET /api/v1/info");
}

TEST_F(routing, names_the_methods_there_are) {
    EXPECT_THAT(
        router_.find("DELETE", "/api/v1/info").allowed, testing::ElementsAre("GET", "POST", "PUT")
    );
    EXPECT_TRUE(router_.find("DELETE", "/elsewhere").allowed.empty());
}

}  // namespace
}  // namespace lotsen::net

#include "core/host/options.hpp"

#include <gmock/gmock.h>

namespace lotsen {
namespace {

const json::object schema{
    {"type", "object"},
    {"properties", {{"radius_m", {{"type", "integer"}, {"minimum", 1}}}}},
    {"additionalProperties", false}};

TEST(check_options, takes_what_the_schema_allows) {
    EXPECT_TRUE(check_options(schema, {{"radius_m", 50}}).has_value());
    EXPECT_TRUE(check_options({}, {{"anything", 1}}).has_value());
}

TEST(check_options, names_the_member_and_the_rule) {
    const auto low = check_options(schema, {{"radius_m", 0}});
    ASSERT_TRUE(low.has_error());
    EXPECT_THAT(low.error().detail, testing::HasSubstr("radius_m"));
    EXPECT_THAT(low.error().detail, testing::HasSubstr("minimum"));
    EXPECT_TRUE(check_options(schema, {{"radius", 50}}).has_error());
}

}  // namespace
}  // namespace lotsen

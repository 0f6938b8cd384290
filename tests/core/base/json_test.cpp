#include "core/base/json.hpp"

#include <gmock/gmock.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::HasSubstr;

TEST(parse_json, says_where_it_stopped) {
    const auto parsed = parse_json("{\n \"a\": tru,\n}", "frame");
    ASSERT_TRUE(parsed.has_error());
    EXPECT_EQ(parsed.error().code, errc::not_json);
    EXPECT_THAT(parsed.error().detail, HasSubstr("frame:2:"));
}

TEST(parse_json, refuses_what_follows_and_what_is_too_deep) {
    EXPECT_TRUE(parse_json("{} {}").has_error());
    EXPECT_TRUE(parse_json("").has_error());
    EXPECT_TRUE(parse_json(std::string(json_depth_limit + 1, '[')).has_error());
}

TEST(read_json, allows_comments_and_names_a_missing_file) {
    const test::temporary_folder folder;
    const auto file = folder.write("a.json", "{ // why\n \"a\": 1 }");
    EXPECT_EQ(read_json(file).value().at("a").to_number<int>(), 1);
    EXPECT_EQ(read_json(folder.path() / "none.json").error().code, errc::not_found);
}

TEST(look_up, gives_the_empty_value_for_another_type) {
    const auto value = parse_json(R"({"text":1,"number":"x","list":{},"yes":true})").value();
    const auto& object = value.get_object();
    EXPECT_EQ(text_at(object, "text"), "");
    EXPECT_EQ(integer_at(object, "number"), std::nullopt);
    EXPECT_TRUE(array_at(object, "list").empty());
    EXPECT_TRUE(flag_at(object, "yes"));
    EXPECT_FALSE(flag_at(object, "no"));
}

}  // namespace
}  // namespace lotsen

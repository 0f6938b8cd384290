#include "core/app/trial/yaml.hpp"

#include <gmock/gmock.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

struct a_yaml_file : testing::Test {
    result<json::value> read(const std::string& text) const {
        folder.write("one.yaml", text);
        return trial::read_yaml(folder.path() / "one.yaml");
    }
    temporary_folder folder;
};

TEST_F(a_yaml_file, is_what_the_same_in_json_is) {
    const auto read_value = read(R"(
# A comment.
name: a loan
turns:
  - say: {message: "lending:lend.label"}
    expect: {intent: lend}
  - say: "3"
    expect:
      slots: {days: 3, weight: 1.5, paid: false, note: null, rest: [-1]}
)");
    ASSERT_TRUE(read_value.has_value()) << read_value.error().detail;
    EXPECT_EQ(
        *read_value,
        parse_json(R"({
        "name": "a loan",
        "turns": [
            {"say": {"message": "lending:lend.label"}, "expect": {"intent": "lend"}},
            {"say": "3", "expect": {"slots": {
                "days": 3, "weight": 1.5, "paid": false, "note": null, "rest": [-1]}}}]})")
            .value()
    );
}

TEST_F(a_yaml_file, takes_words_for_words) {
    EXPECT_EQ(
        read("[yes, no, on, 070-123 45 67, 2026-11-23, 16:00, inf, 0x10, ~]").value(),
        parse_json(R"(["yes", "no", "on", "070-123 45 67", "2026-11-23", "16:00", "inf", "0x10",
                       null])")
            .value()
    );
}

TEST_F(a_yaml_file, that_is_wrong_says_where) {
    EXPECT_THAT(read("name: one\nturns: [\n").error().detail, AllOf(HasSubstr("one.yaml: 3")));
    EXPECT_THAT(
        read("say: one\nsay: two\n").error().detail,
        AllOf(HasSubstr("one.yaml: 2: "), HasSubstr("say comes twice"))
    );
    EXPECT_THAT(read("all: &all\n  - *all\n").error().detail, HasSubstr("too deep"));
    EXPECT_EQ(trial::read_yaml(folder.path() / "none.yaml").error().code, errc::not_found);
}

}  // namespace
}  // namespace lotsen::test

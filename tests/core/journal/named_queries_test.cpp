#include "core/journal/named_queries.hpp"

#include <gmock/gmock.h>

#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class named_queries_test : public testing::Test {
  protected:
    std::string problem(std::string_view text) {
        folder_.write("q.sql", text);
        const auto read = read_named_queries(folder_.path());
        EXPECT_EQ(test::refusal(read), "invalid") << text;
        return read.has_error() ? read.error().detail : "";
    }

    test::temporary_folder folder_;
};

TEST_F(named_queries_test, are_what_stands_below_a_name) {
    folder_.write("b.sql", "-- Times.\n\n-- name: take !changes\nUPDATE t\nSET a = :a;\n");
    folder_.write(
        "a.sql", "-- name: all\n-- every one\nSELECT * FROM t;\n-- name: none\nSELECT 1\n"
    );
    const auto read = read_named_queries(folder_.path()).value();
    ASSERT_THAT(read, SizeIs(3));
    EXPECT_EQ(read[0].name, "all");
    EXPECT_EQ(read[0].sql, "-- every one\nSELECT * FROM t;\n");
    EXPECT_FALSE(read[0].must_change);
    EXPECT_EQ(read[1].name, "none");
    EXPECT_EQ(read[2].name, "take");
    EXPECT_TRUE(read[2].must_change);
    EXPECT_EQ(read[2].file, (folder_.path() / "b.sql").string() + ":3");
}

TEST_F(named_queries_test, may_be_none) {
    EXPECT_THAT(*read_named_queries(folder_.path()), IsEmpty());
    EXPECT_THAT(*read_named_queries(folder_.path() / "none"), IsEmpty());
}

TEST_F(named_queries_test, say_where_something_is_wrong) {
    EXPECT_THAT(problem("\nSELECT 1;\n-- name: a\nSELECT 1;"), HasSubstr("q.sql:2"));
    EXPECT_THAT(problem("-- name:\nSELECT 1;"), HasSubstr("q.sql:1"));
    EXPECT_THAT(problem("-- name: Hej\nSELECT 1;"), HasSubstr("a-z"));
    EXPECT_THAT(problem("-- name: a !change\nSELECT 1;"), HasSubstr("!change"));
    EXPECT_THAT(problem("-- name: a\nSELECT 1;\n-- name: a\nSELECT 2;"), HasSubstr("twice"));
}

}  // namespace
}  // namespace lotsen

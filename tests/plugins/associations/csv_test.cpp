#include "plugins/associations/csv.hpp"

#include <gmock/gmock.h>

namespace lotsen::associations {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(csv_test, quotes_commas_and_line_breaks_within_a_field) {
    const auto rows = read_csv("a,b\r\n\"x, y\",\"she said \"\"hi\"\"\"\r\n\"two\nlines\",z\r\n");

    ASSERT_TRUE(rows.has_value());
    ASSERT_THAT(*rows, SizeIs(3));
    EXPECT_THAT((*rows)[1].fields, ElementsAre("x, y", "she said \"hi\""));
    EXPECT_THAT((*rows)[2].fields, ElementsAre("two\nlines", "z"));
}

TEST(csv_test, the_delimiter_and_the_byte_order_mark_are_found_out) {
    EXPECT_THAT(read_csv("\xEF\xBB\xBFnamn;ort\nA;B")->at(0).fields, ElementsAre("namn", "ort"));
    EXPECT_THAT(read_csv("namn\tort\nA, B\tC")->at(1).fields, ElementsAre("A, B", "C"));
    EXPECT_THAT(read_csv("one\nx")->at(1).fields, ElementsAre("x"));
    EXPECT_THAT(*read_csv(""), IsEmpty());
}

TEST(csv_test, a_row_knows_its_line_past_empty_lines_and_long_fields) {
    const auto rows = read_csv("a;b\n\n\"1\n2\n3\";x\n\ny;z");

    ASSERT_THAT(*rows, SizeIs(3));
    EXPECT_EQ((*rows)[1].line, 3U);
    EXPECT_EQ((*rows)[2].line, 7U);
}

TEST(csv_test, what_cannot_be_read_names_its_line) {
    EXPECT_EQ(read_csv("a;b\nx;\"open\ny;z\n").error().detail, "2");
    EXPECT_EQ(read_csv("a;b\nx;y\"z\n").error().detail, "2");
    EXPECT_EQ(read_csv("a;b\nx;y\nf\xF6rening;z\n").error().detail, "3");
}

}  // namespace
}  // namespace lotsen::associations

#include "core/base/json_writer.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>

namespace lotsen {
namespace {

std::string written(double value) {
    json_writer to;
    to.decimal(value);
    return to.take();
}

TEST(json_writer, decimals_are_plain_and_as_short_as_they_can_be) {
    EXPECT_EQ(written(0.97), "0.97");
    EXPECT_EQ(written(0.99), "0.99");
    EXPECT_EQ(written(0.1 + 0.2), "0.30000000000000004");
    EXPECT_EQ(written(1), "1");
    EXPECT_EQ(written(0), "0");
    EXPECT_EQ(written(-0.5), "-0.5");
    EXPECT_EQ(written(0.000001), "0.000001");
    EXPECT_EQ(written(1e21), "1000000000000000000000");
}

TEST(json_writer, every_decimal_is_read_back_as_the_same_number) {
    using range = std::numeric_limits<double>;
    for (const double value :
         {range::max(), range::lowest(), range::min(), range::denorm_min(), 1.0 / 3})
        EXPECT_EQ(std::strtod(written(value).c_str(), nullptr), value);
}

TEST(json_writer, what_is_no_number_is_null) {
    EXPECT_EQ(written(std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(written(std::numeric_limits<double>::quiet_NaN()), "null");
}

TEST(json_writer, members_come_with_their_names) {
    json_writer to;
    to.begin_object();
    to.decimal("confidence", 0.9);
    to.number("begin", 3);
    to.end_object();
    EXPECT_EQ(to.take(), R"({"confidence":0.9,"begin":3})");
}

TEST(json_writer, every_byte_that_must_be_escaped_is_wherever_it_stands) {
    const auto is_escaped = [](int byte, std::size_t at, std::size_t size) {
        std::string text(size, 'a');
        text[at] = static_cast<char>(byte);
        json_writer to;
        to.text(text);
        return to.take().size() > text.size() + 2;
    };
    for (int byte = 0; byte < 256; ++byte) {
        const bool expected = byte < 0x20 || byte == '"' || byte == '\\';
        for (const std::size_t size : {7U, 8U, 19U})
            for (std::size_t at = 0; at < size; ++at)
                EXPECT_EQ(is_escaped(byte, at, size), expected) << byte << " at " << at;
    }
}

TEST(json_writer, one_writes_while_another_does) {
    json_writer outer;
    outer.begin_array();
    outer.text("first");
    json_writer inner;
    inner.text(std::string(5000, 'x'));
    outer.text("second");
    outer.end_array();
    EXPECT_EQ(inner.take().size(), 5002U);
    EXPECT_EQ(outer.take(), R"(["first","second"])");
}

}  // namespace
}  // namespace lotsen

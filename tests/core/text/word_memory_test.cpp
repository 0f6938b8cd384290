#include "core/text/word_memory.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace lotsen {
namespace {

/// Counts how often it had to work.
struct worker {
    word_memory<std::string> memory{8};
    int worked = 0;

    std::string of(std::uint64_t word) {
        return memory.of(word, [&](std::string& value) {
            ++worked;
            value = std::to_string(word);
        });
    }
};

// Words that fall on the same places: the lower bits do not choose them.
constexpr std::uint64_t beside(std::uint64_t number) {
    return (std::uint64_t{1} << 32) | number;
}

TEST(word_memory, works_a_word_out_once) {
    worker one;
    EXPECT_EQ(one.of(7), "7");
    EXPECT_EQ(one.of(7), "7");
    EXPECT_EQ(one.worked, 1);
}

TEST(word_memory, knows_a_word_whose_hash_is_nothing) {
    worker one;
    EXPECT_EQ(one.of(0), "0");
    EXPECT_EQ(one.of(0), "0");
    EXPECT_EQ(one.worked, 1);
}

TEST(word_memory, never_takes_one_word_for_another) {
    worker one;
    for (std::uint64_t round = 0; round < 3; ++round)
        for (std::uint64_t number = 0; number < 40; ++number)
            EXPECT_EQ(one.of(beside(number)), std::to_string(beside(number)));
}

TEST(word_memory, gives_up_what_was_not_said_for_long) {
    worker one;
    for (std::uint64_t number = 0; number < 4; ++number)
        one.of(beside(number));
    ASSERT_EQ(one.worked, 4);
    one.of(beside(0));
    one.of(beside(4));  // there is no room: one that was not said again goes
    one.of(beside(0));
    EXPECT_EQ(one.worked, 5);
}

TEST(word_memory, forgets_what_another_worked_out) {
    worker one;
    one.memory.serve(1);
    one.of(7);
    one.memory.serve(1);
    one.of(7);
    EXPECT_EQ(one.worked, 1);
    one.memory.serve(2);
    one.of(7);
    EXPECT_EQ(one.worked, 2);
    EXPECT_NE(next_owner(), next_owner());
}

TEST(word_memory, keeps_nothing_half_done) {
    word_memory<std::string> memory(4);
    const auto fails = [](std::string& value) {
        value = "half";
        throw std::runtime_error("no memory");
    };
    EXPECT_THROW(memory.of(7, fails), std::runtime_error);
    EXPECT_EQ(memory.of(7, [](std::string& value) { value = "whole"; }), "whole");
}

}  // namespace
}  // namespace lotsen

#include "core/base/ids.hpp"

#include <gmock/gmock.h>

#include <set>

#include "tests/support/seeded_random.hpp"

namespace lotsen {
namespace {

using testing::MatchesRegex;
using testing::SizeIs;

TEST(ids, are_26_lower_case_characters_and_differ) {
    test::seeded_random random;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(make_id(random));
    EXPECT_THAT(seen, SizeIs(1000));
    EXPECT_THAT(*seen.begin(), MatchesRegex("[0-9a-z]{26}"));
}

TEST(token, is_43_url_safe_characters) {
    system_random random;
    EXPECT_THAT(make_token(random), MatchesRegex("[0-9A-Za-z_-]{43}"));
}

TEST(token_hash, tells_tokens_apart_and_hides_them) {
    EXPECT_TRUE(same_hash(token_hash("a"), token_hash("a")));
    EXPECT_FALSE(same_hash(token_hash("a"), token_hash("b")));
    EXPECT_FALSE(same_hash("", ""));
}

TEST(reference, is_read_back_however_it_was_typed) {
    test::seeded_random random;
    const auto reference = make_reference(random, "F");
    EXPECT_THAT(reference, MatchesRegex("F-[0-9A-Z]{4}-[0-9A-Z]{4}"));
    std::string loose;
    for (const char c : reference) {
        if (c != '-') loose += static_cast<char>(std::tolower(c));
    }
    EXPECT_EQ(read_reference(loose, "F"), reference);
    EXPECT_EQ(read_reference(" " + reference + " ", "F"), reference);
    EXPECT_EQ(read_reference(reference.substr(2), "F"), reference);
}

TEST(reference, with_one_wrong_character_is_refused) {
    test::seeded_random random;
    for (int round = 0; round < 50; ++round) {
        const auto reference = make_reference(random, "F");
        auto wrong = reference;
        wrong[3] = wrong[3] == '7' ? '8' : '7';
        EXPECT_EQ(read_reference(wrong, "F"), "");
    }
    EXPECT_EQ(read_reference("", "F"), "");
    EXPECT_EQ(read_reference("hello there", "F"), "");
}

}  // namespace
}  // namespace lotsen

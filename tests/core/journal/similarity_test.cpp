#include "core/journal/sqlite/similarity.hpp"

#include <gmock/gmock.h>

namespace lotsen::sqlite {
namespace {

using testing::DoubleNear;
using testing::IsEmpty;
using testing::SizeIs;

double like(std::string_view left, std::string_view right) {
    return similarity(trigrams(left), trigrams(right));
}

TEST(trigrams, are_of_words_padded_by_two_and_one) {
    EXPECT_THAT(trigrams(""), IsEmpty());
    EXPECT_THAT(trigrams(" -, "), IsEmpty());
    EXPECT_THAT(trigrams("a"), SizeIs(2));    // "  a", " a "
    EXPECT_THAT(trigrams("aik"), SizeIs(4));  // "  a", " ai", "aik", "ik "
    EXPECT_EQ(trigrams("aik, aik!"), trigrams("aik"));
    EXPECT_THAT(trigrams("råå"), SizeIs(4)) << "characters, not bytes";
    EXPECT_THAT(trigrams("\xF0\x9F\xA6\x8A"), SizeIs(2));
}

TEST(similarity, is_one_for_the_same_and_nought_for_the_unlike) {
    EXPECT_EQ(like("fotboll", "fotboll"), 1.0);
    EXPECT_EQ(like("fotboll", "schack"), 0.0);
    EXPECT_EQ(like("", ""), 0.0);
    EXPECT_EQ(like("fotboll", ""), 0.0);
}

TEST(similarity, is_what_pg_trgm_gives) {
    // The example of PostgreSQL's documentation, F.35: similarity('word', 'two words') = 0.363636.
    EXPECT_THAT(like("word", "two words"), DoubleNear(0.363636, 1e-6));
}

TEST(similarity, forgives_typing) {
    EXPECT_GT(like("innebandy", "inebandy"), 0.5);
    EXPECT_LT(like("innebandy", "handboll"), 0.2);
}

}  // namespace
}  // namespace lotsen::sqlite

#include "core/journal/sqlite/head_cache.hpp"

#include <gtest/gtest.h>

namespace lotsen::sqlite {
namespace {

head numbered(std::int64_t key) {
    head one;
    one.key = key;
    return one;
}

TEST(head_cache, never_holds_more_than_it_may) {
    head_cache cache(100);
    for (int i = 0; i < 1000; ++i) {
        cache.put("c" + std::to_string(i), numbered(i));
        ASSERT_LE(cache.size(), 102U);
        ASSERT_EQ(cache.find("c" + std::to_string(i))->key, i);
    }
    EXPECT_EQ(cache.find("c0"), nullptr);
}

TEST(head_cache, keeps_what_is_used) {
    head_cache cache(100);
    cache.put("used", numbered(7));
    for (int i = 0; i < 1000; ++i) {
        cache.put("c" + std::to_string(i), numbered(i));
        ASSERT_NE(cache.find("used"), nullptr) << i;
        cache.find("used")->last_seq = i;
    }
    EXPECT_EQ(cache.find("used")->key, 7);
    EXPECT_EQ(cache.find("used")->last_seq, 999);
}

TEST(head_cache, forgets_everything_when_told) {
    head_cache cache(2);
    for (int i = 0; i < 3; ++i)
        cache.put("c" + std::to_string(i), {});
    cache.clear();
    EXPECT_EQ(cache.size(), 0U);
    EXPECT_EQ(cache.find("c2"), nullptr);
}

}  // namespace
}  // namespace lotsen::sqlite

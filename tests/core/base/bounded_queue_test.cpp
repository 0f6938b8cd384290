#include "core/base/bounded_queue.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <thread>

namespace lotsen {
namespace {

using testing::ElementsAre;

TEST(bounded_queue, refuses_over_its_capacity_and_keeps_the_item) {
    bounded_queue<std::unique_ptr<int>> queue(1);
    EXPECT_TRUE(queue.push(std::make_unique<int>(1)));
    auto second = std::make_unique<int>(2);
    EXPECT_FALSE(queue.push(std::move(second)));
    EXPECT_NE(second, nullptr);  // NOLINT(bugprone-use-after-move): that is the promise.
}

TEST(bounded_queue, hands_out_what_is_left_after_close) {
    bounded_queue<int> queue(8);
    for (const int i : {1, 2, 3})
        queue.push(int{i});
    queue.close();
    EXPECT_FALSE(queue.push(4));
    EXPECT_THAT(queue.pop_many(2), ElementsAre(1, 2));
    EXPECT_EQ(queue.pop(), 3);
    EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(bounded_queue, wakes_a_waiting_consumer) {
    bounded_queue<int> queue(8);
    int got = 0;
    std::thread consumer([&] { got = queue.pop().value_or(-1); });
    queue.push(7);
    consumer.join();
    EXPECT_EQ(got, 7);
}

}  // namespace
}  // namespace lotsen

// Looking names up, also where the resolver hangs.
#include "core/net/resolve.hpp"

#include <gmock/gmock.h>

#include <latch>
#include <thread>

#include "core/net/fetch.hpp"

namespace lotsen::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::ElementsAre;
using testing::HasSubstr;

/// A resolver that answers once it is let go: at the end at the latest.
struct a_hanging_resolver : testing::Test {
    ~a_hanging_resolver() override {
        if (!gate->try_wait()) gate->count_down();
    }
    result<std::vector<std::string>> find(milliseconds patience) const {
        return names.find("host.example", steady_clock::now() + patience);
    }

    std::shared_ptr<std::latch> gate = std::make_shared<std::latch>(1);
    name_resolver names{[kept = gate](const std::string&) {
        kept->wait();
        return result<std::vector<std::string>>(std::vector<std::string>{"192.0.2.1"});
    }};
};

TEST_F(a_hanging_resolver, is_not_waited_for_beyond_the_deadline) {
    EXPECT_EQ(find(milliseconds(1)).error().code, errc::deadline_exceeded);
}

TEST_F(a_hanging_resolver, costs_a_request_no_more_than_its_time) {
    fetch_request asked;
    asked.method = "GET";
    asked.host = "host.example";
    asked.port = "80";
    asked.plain = true;
    asked.target = "/";
    const auto answer = fetch(asked, milliseconds(1), 1, names);
    EXPECT_EQ(answer.error().code, errc::deadline_exceeded);
}

TEST_F(a_hanging_resolver, is_asked_no_more_where_too_much_hangs) {
    for (std::size_t i = 0; i < name_resolver::most_at_once; ++i)
        EXPECT_EQ(find(milliseconds(1)).error().code, errc::deadline_exceeded);
    EXPECT_THAT(find(seconds(10)).error().detail, HasSubstr("the resolver hangs"));
    gate->count_down();
    result<std::vector<std::string>> found = fail(errc::unavailable);
    while (found.has_error()) {
        std::this_thread::yield();
        found = find(seconds(10));
    }
    EXPECT_THAT(*found, ElementsAre("192.0.2.1"));
}

TEST(a_resolver, takes_an_address_for_what_it_is) {
    const name_resolver names([](const std::string&) -> result<std::vector<std::string>> {
        throw std::logic_error("nobody asks");
    });
    const auto soon = steady_clock::now() + seconds(10);
    EXPECT_THAT(names.find("127.0.0.1", soon).value(), ElementsAre("127.0.0.1"));
    EXPECT_THAT(names.find("::1", soon).value(), ElementsAre("::1"));
    EXPECT_THAT(names.find("name", soon).error().detail, HasSubstr("nobody asks"));
}

TEST(a_resolver, asks_the_machine) {
    const auto found = look_up_by_system("localhost");
    ASSERT_TRUE(found.has_value()) << found.error().detail;
    EXPECT_THAT(*found, testing::Contains(testing::AnyOf("127.0.0.1", "::1")));
    EXPECT_EQ(look_up_by_system("host.invalid").error().code, errc::unavailable);  // RFC 6761
}

}  // namespace
}  // namespace lotsen::net

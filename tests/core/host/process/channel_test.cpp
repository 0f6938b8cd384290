#include "core/host/process/channel.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace lotsen {
namespace {

using steady = message_channel::steady;

class a_channel : public testing::Test {
  public:
    ~a_channel() override {
        if (ends[1] >= 0) close(ends[1]);
    }

  protected:
    void write(std::string_view bytes) const {
        ASSERT_EQ(::write(ends[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }
    result<std::string> received() { return channel.receive(steady::now()); }

    static std::array<int, 2> pair_of_sockets() {
        std::array<int, 2> made{-1, -1};
        EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, made.data()), 0);
        return made;
    }

    std::array<int, 2> ends = pair_of_sockets();
    message_channel channel{ends[0], 100};
};

TEST_F(a_channel, reads_frames_however_they_come) {
    write("Content-Length: 5\r\n\r\nhelloContent-Len");
    EXPECT_EQ(received().value(), "hello");
    EXPECT_EQ(received().error().code, errc::deadline_exceeded);
    write("gth: 2\r\nContent-Type: x\r\n\r\nhi");
    EXPECT_EQ(received().value(), "hi");
}

TEST_F(a_channel, refuses_what_is_no_frame) {
    write("Length: 5\r\n\r\nhello");
    EXPECT_EQ(received().error().code, errc::invalid);
}

TEST_F(a_channel, refuses_frames_over_the_limit_and_without_end) {
    write("Content-Length: 101\r\n\r\n");
    EXPECT_EQ(received().error().code, errc::invalid);
    message_channel other(dup(ends[0]), 100);
    write(std::string(1000, 'x'));
    EXPECT_EQ(other.receive(steady::now()).error().code, errc::invalid);
    EXPECT_EQ(channel.send(std::string(101, 'x'), steady::now()).error().code, errc::invalid);
}

TEST_F(a_channel, says_when_the_other_side_is_gone) {
    close(std::exchange(ends[1], -1));
    EXPECT_EQ(received().error().code, errc::unavailable);
    EXPECT_EQ(channel.send("hello", steady::now()).error().code, errc::unavailable);
}

TEST_F(a_channel, gives_up_a_side_that_does_not_read) {
    result<void> sent;
    for (int i = 0; i < 100'000 && sent.has_value(); ++i)
        sent = channel.send(std::string(100, 'x'), steady::now());
    EXPECT_EQ(sent.error().code, errc::deadline_exceeded);
}

}  // namespace
}  // namespace lotsen

// Messages over a stream socket, framed as the Language Server Protocol frames them:
// "Content-Length: N", an empty line, N bytes.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace lotsen {

/// What the kernel's error number says.
std::string system_reason(int number);

/// Owns the socket. Not thread-safe.
class message_channel {
  public:
    using steady = std::chrono::steady_clock;

    /// `most`: bytes of one message.
    message_channel(int socket, std::size_t most) : socket_(socket), most_(most) {}
    message_channel(const message_channel&) = delete;
    message_channel& operator=(const message_channel&) = delete;
    ~message_channel();

    /// Errors: unavailable (the other side is gone), deadline_exceeded (it does not read), invalid
    /// (too large).
    result<void> send(std::string_view message, steady::time_point deadline);
    /// Without a deadline it waits for ever. Errors: unavailable (the other side is gone),
    /// deadline_exceeded, invalid (no frame, or a larger one than allowed: nothing further can be
    /// read).
    result<std::string> receive(std::optional<steady::time_point> deadline);

    /// Nothing more will be sent: the other side reads to its end.
    void finish() const;

  private:
    result<std::optional<std::string>> next_in_buffer();
    result<void> fill(std::optional<steady::time_point> deadline);

    int socket_;
    std::size_t most_;
    std::string buffer_;
};

}  // namespace lotsen

#include "core/host/process/channel.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>

namespace lotsen {
namespace {

constexpr std::string_view length_header = "Content-Length:";
constexpr std::string_view end_of_headers = "\r\n\r\n";
constexpr std::size_t most_header_bytes = 512;

/// For poll(2).
int milliseconds_to(message_channel::steady::time_point deadline) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - message_channel::steady::now());
    return left.count() <= 0 ? 0 : static_cast<int>(left.count());
}

/// Whether the socket can be read (POLLIN) or written (POLLOUT) in time.
result<void> wait_for(int socket, short what, message_channel::steady::time_point deadline) {
    pollfd one{socket, what, 0};
    while (true) {
        const int ready = poll(&one, 1, milliseconds_to(deadline));
        if (ready > 0) return {};
        if (ready == 0) return fail(errc::deadline_exceeded, "no answer in time");
        if (errno != EINTR) return fail(errc::unavailable, system_reason(errno));
    }
}

/// The N of the headers; 0 where there is none.
std::size_t length_in(std::string_view headers) {
    while (!headers.empty()) {
        const auto end = std::min(headers.find("\r\n"), headers.size());
        auto line = headers.substr(0, end);
        headers.remove_prefix(std::min(end + 2, headers.size()));
        if (!line.starts_with(length_header)) continue;
        line.remove_prefix(length_header.size());
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        std::size_t length = 0;
        const auto read = std::from_chars(line.data(), line.data() + line.size(), length);
        return read.ec == std::errc{} && read.ptr == line.data() + line.size() ? length : 0;
    }
    return 0;
}

}  // namespace

std::string system_reason(int number) {
    return std::error_code(number, std::generic_category()).message();
}

message_channel::~message_channel() {
    if (socket_ >= 0) close(socket_);
}

void message_channel::finish() const {
    shutdown(socket_, SHUT_WR);
}

result<void> message_channel::send(std::string_view message, steady::time_point deadline) {
    if (message.size() > most_)
        return fail(errc::invalid, "a message of " + std::to_string(message.size()) + " bytes");
    std::string frame(length_header);
    frame += ' ';
    frame += std::to_string(message.size());
    frame += end_of_headers;
    frame += message;
    for (std::string_view rest = frame; !rest.empty();) {
        const auto sent = ::send(socket_, rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            rest.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        if (errno == EINTR) continue;
        if (errno != EAGAIN) return fail(errc::unavailable, system_reason(errno));
        if (auto ready = wait_for(socket_, POLLOUT, deadline); ready.has_error()) return ready;
    }
    return {};
}

result<std::optional<std::string>> message_channel::next_in_buffer() {
    const auto end = buffer_.find(end_of_headers);
    if (end == buffer_.npos) {
        if (buffer_.size() > most_header_bytes) return fail(errc::invalid, "no frame");
        return std::nullopt;
    }
    const auto length = length_in(std::string_view(buffer_).substr(0, end));
    if (length == 0 || length > most_)
        return fail(errc::invalid, "a frame without a length from 1 to " + std::to_string(most_));
    const auto begin = end + end_of_headers.size();
    if (buffer_.size() < begin + length) return std::nullopt;
    auto message = buffer_.substr(begin, length);
    buffer_.erase(0, begin + length);
    return message;
}

result<void> message_channel::fill(std::optional<steady::time_point> deadline) {
    std::array<char, 65536> piece;
    while (true) {
        if (deadline)
            if (auto ready = wait_for(socket_, POLLIN, *deadline); ready.has_error()) return ready;
        const auto got = recv(socket_, piece.data(), piece.size(), deadline ? MSG_DONTWAIT : 0);
        if (got > 0) {
            buffer_.append(piece.data(), static_cast<std::size_t>(got));
            return {};
        }
        if (got == 0) return fail(errc::unavailable, "the other side has ended");
        if (errno != EINTR && errno != EAGAIN) return fail(errc::unavailable, system_reason(errno));
    }
}

result<std::string> message_channel::receive(std::optional<steady::time_point> deadline) {
    while (true) {
        auto message = next_in_buffer();
        if (message.has_error()) return message.error();
        if (*message) return std::move(**message);
        if (auto more = fill(deadline); more.has_error()) return more.error();
    }
}

}  // namespace lotsen

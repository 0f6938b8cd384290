// A journal without a disk, for the tests of those who use one. Passes the same conformance suite.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/journal/journal.hpp"

namespace lotsen::test {

/// Thread-safe. Every call yields once to the executor, as the real one does, so that a test meets
/// the same interleavings.
class memory_journal final : public journal {
  public:
    boost::asio::awaitable<result<void>> create(new_conversation made) override;
    boost::asio::awaitable<result<appended>> append(append_request request) override;
    boost::asio::awaitable<result<conversation_record>> find(std::string conversation) override;
    boost::asio::awaitable<result<std::vector<event>>> replay(
        std::string conversation, std::int64_t after, std::size_t most
    ) override;
    boost::asio::awaitable<result<std::vector<conversation_record>>> handed_over() override;
    boost::asio::awaitable<result<std::vector<conversation_record>>> unanswered() override;
    boost::asio::awaitable<result<std::vector<std::string>>> still_open(std::string channel
    ) override;

    /// From now on every append and create is refused with this (disk_full, shutting_down ...),
    /// until it is called with nothing.
    void refuse_writes(std::optional<errc> why);
    /// What was appended, without awaiting: for a test's expectations.
    std::vector<event> events_of(const std::string& conversation) const;

  private:
    struct kept {
        conversation_record record;
        std::int64_t resident_seq = 0;
        std::size_t number = 0;  // in order of creation
        std::vector<event> events;
        std::map<std::string, appended> requests;
    };

    result<void> create_now(new_conversation made);
    result<appended> append_now(append_request request);
    static void change_owner(kept& one, owner_change to, time_point at);
    std::vector<const kept*> in_order() const;

    mutable std::mutex mutex_;
    std::map<std::string, kept> conversations_;
    std::optional<errc> refused_;
};

}  // namespace lotsen::test

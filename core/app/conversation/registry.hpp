// Where a conversation is: which shard it lives on, and its one object while it is in memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/app/conversation/conversation.hpp"
#include "core/base/ids.hpp"

namespace lotsen {

struct opened_conversation {
    std::shared_ptr<lotsen::conversation> conversation;
    std::string token;  // of a new one; empty when it was there before
};

/// Thread-safe: each method may be awaited on any executor and completes on it. A shard's own table
/// is touched on that shard only, so there is no lock.
class registry {
  public:
    using executor = boost::asio::any_io_executor;
    template <class T>
    using task = boost::asio::awaitable<T>;

    registry(std::vector<executor> shards, const surroundings& around, random_source& random);
    registry(const registry&) = delete;
    registry& operator=(const registry&) = delete;
    /// After the shards have stopped, and after the last conversation.
    ~registry();

    /// A new conversation on the caller's own shard, if it is one. Its row is on disk; the bot's
    /// first words come with `conversation::begin`. Errors: disk_full, corrupt, shutting_down.
    task<result<opened_conversation>> create(std::string channel, std::string locale);

    /// Errors: unknown_conversation, wrong_token (constant time), corrupt.
    task<result<opened_conversation>> resume(std::string id, std::string token);

    /// For staff. Errors: unknown_conversation, corrupt.
    task<result<std::shared_ptr<conversation>>> find(std::string id);

    /// Turns that a crash cut off are taken up again. Called once, before serving.
    task<void> recover();

    std::size_t in_memory() const;

  private:
    /// A conversation is in memory while somebody holds it: a follower's socket, a turn, a write.
    struct shard {
        executor runs;
        std::unordered_map<std::string, std::weak_ptr<conversation>> held;
        std::atomic<std::size_t> alive{0};
    };

    const std::shared_ptr<shard>& home_of(std::string_view id) const;
    task<result<std::shared_ptr<conversation>>> load(std::shared_ptr<shard> home, std::string id);
    std::shared_ptr<conversation> keep(
        const std::shared_ptr<shard>& home, conversation_record record
    );

    std::vector<std::shared_ptr<shard>> shards_;
    const surroundings& around_;
    random_source& random_;
};

}  // namespace lotsen

// What the writer remembers of the conversations it wrote last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/journal/event.hpp"

namespace lotsen::sqlite {

/// What an append needs to know of its conversation.
struct head {
    std::int64_t key = 0;
    std::int64_t last_seq = 0;
    std::int64_t last_event = 0;    // its key
    std::int64_t resident_seq = 0;  // of the resident's last event
    std::int64_t handled_seq = 0;
    std::int64_t epoch = 1;
    owner_kind owner = owner_kind::bot;
    bool closed = false;
    /// Hashes of the client ids of all its requests: one that is not here is new, without a look at
    /// the disk.
    std::vector<std::size_t> requests;
};

/// At most `most` heads, in two generations: a full younger one becomes the older, and what was
/// older and not used since is forgotten. Not thread-safe.
class head_cache {
  public:
    explicit head_cache(std::size_t most) : half_(most / 2 + 1) {}

    /// Null where it is not remembered. Valid until the next call.
    head* find(const std::string& conversation) {
        if (const auto found = young_.find(conversation); found != young_.end())
            return &found->second;
        auto node = old_.extract(conversation);
        if (node.empty()) return nullptr;
        make_room();
        return &young_.insert(std::move(node)).position->second;
    }

    /// Valid until the next call.
    head* put(const std::string& conversation, head known) {
        make_room();
        return &young_.insert_or_assign(conversation, std::move(known)).first->second;
    }

    void clear() {
        young_.clear();
        old_.clear();
    }

    std::size_t size() const { return young_.size() + old_.size(); }

  private:
    void make_room() {
        if (young_.size() < half_) return;
        old_ = std::move(young_);
        young_ = {};
    }

    const std::size_t half_;
    std::unordered_map<std::string, head> young_;
    std::unordered_map<std::string, head> old_;
};

}  // namespace lotsen::sqlite

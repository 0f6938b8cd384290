// What was worked out of a word, kept for the next time that the word is said.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace lotsen {

/// Names whoever works things out of words, so that what one worked out is never taken for
/// another's: a number that no other has in this process. Thread-safe.
std::uint64_t next_owner() noexcept;

std::uint64_t word_hash(std::string_view bytes) noexcept;
std::uint64_t word_hash(std::u32string_view letters) noexcept;

/// Few words make up most of what people say. A fixed number of places; a new word takes that of
/// one that was not said for long. A word is known by its hash: its letters are not kept. Not
/// thread-safe: one for each thread.
template <class Value>
class word_memory {
  public:
    /// `places`: a power of two, at least `ways`.
    explicit word_memory(std::size_t places) : sets_(places / ways), values_(places) {}

    /// Forgets what another owner worked out.
    void serve(std::uint64_t owner) {
        if (owner == owner_) return;
        owner_ = owner;
        std::ranges::fill(sets_, set{});
    }

    /// What is known of the word of this hash; where it is not there, `work_out` fills the value,
    /// in which another word's may still stand. Valid until the next call.
    template <class WorkOut>
    const Value& of(std::uint64_t word, WorkOut&& work_out) {
        word = std::max<std::uint64_t>(word, 1);
        const auto number = static_cast<std::size_t>(word >> 16) & (sets_.size() - 1);
        auto& here = sets_[number];
        for (std::size_t way = 0; way < ways; ++way) {
            if (here.words[way] != word) continue;
            here.said |= 1U << way;
            return values_[number * ways + way];
        }
        const auto way = here.make_room();
        auto& value = values_[number * ways + way];
        std::forward<WorkOut>(work_out)(value);
        here.words[way] = word;
        return value;
    }

  private:
    static constexpr std::size_t ways = 4;  // places that a word may have

    struct set {
        std::array<std::uint64_t, ways> words{};  // 0: free
        std::uint32_t said = 0;                   // a bit each: since room was last made
        std::uint32_t next = 0;                   // where room is looked for first

        std::size_t make_room() {
            while ((said & (1U << next)) != 0) {
                said &= ~(1U << next);
                next = (next + 1) % ways;
            }
            const auto way = next;
            next = (next + 1) % ways;
            words[way] = 0;  // nothing half done stays, should working out throw
            return way;
        }
    };

    std::uint64_t owner_ = 0;
    std::vector<set> sets_;
    std::vector<Value> values_;
};

}  // namespace lotsen

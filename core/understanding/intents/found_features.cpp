#include "core/understanding/intents/found_features.hpp"

#include "core/text/normalise.hpp"
#include "core/understanding/intents/keys.hpp"
#include "core/understanding/open_table.hpp"

namespace lotsen {
namespace {

/// Gives each feature a number. There are millions, which lie anywhere in the table: those of a
/// text are on their way together before the first is looked at.
class numbering {
  public:
    void number(std::span<const feature> found, std::vector<std::uint32_t>& numbers) {
        constexpr std::size_t ahead = 16;
        make_room(found.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (i + ahead < found.size())
                __builtin_prefetch(slots_.data() + first_slot(found[i + ahead], slots_.size()));
            auto& slot = slot_of(found[i]);
            if (slot.number == none) slot = {found[i], taken_++};
            numbers.push_back(slot.number);
        }
    }

  private:
    static constexpr auto none = static_cast<std::uint32_t>(-1);
    struct numbered {
        feature is = 0;
        std::uint32_t number = none;
    };

    numbered& slot_of(feature one) {
        auto at = first_slot(one, slots_.size());
        while (slots_[at].number != none && slots_[at].is != one)
            at = next_slot(at, slots_.size());
        return slots_[at];
    }

    /// At most two thirds full.
    void make_room(std::size_t more) {
        const auto needed = (taken_ + more) * 3 / 2;
        if (needed <= slots_.size()) return;
        std::vector<numbered> before(2 * needed);
        before.swap(slots_);
        for (const auto& one : before)
            if (one.number != none) slot_of(one.is) = one;
    }

    std::vector<numbered> slots_;
    std::uint32_t taken_ = 0;
};

}  // namespace

found_features::found_features(const std::vector<const std::string*>& texts) : texts_(texts) {
    std::size_t bytes = 0;
    for (const auto* text : texts_)
        bytes += text->size();
    numbers_.reserve(bytes * longest_gram);  // about as many
    numbering numbers;
    text_features found;
    for (const auto* text : texts_) {
        keys_.push_back(key_of(*text));
        find_features(fold(*text), found);
        const auto begin = numbers_.size();
        numbers.number(found.all, numbers_);
        begins_.push_back(numbers_.size());
        for (std::size_t i = 0; i < found.all.size(); ++i) {
            const auto number = numbers_[begin + i];
            if (number < all_.size()) continue;
            all_.push_back(found.all[i]);
            beginnings_.push_back(numbers_[begin + (found.is_one_longer(i) ? i - 1 : i)]);
        }
    }
}

}  // namespace lotsen

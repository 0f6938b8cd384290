#include "core/understanding/intents/features.hpp"

#include <algorithm>
#include <array>

#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

constexpr std::uint64_t start_of_word = 2;  // no letter has these code points
constexpr std::uint64_t end_of_word = 3;
constexpr std::uint64_t end_of_text = 4;

constexpr std::uint64_t step(std::uint64_t hash, std::uint64_t value) noexcept {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

// Spreads every bit over the whole word, then makes room for the kind.
constexpr feature finished(std::uint64_t hash, feature_kind kind) noexcept {
    hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93ULL;
    hash ^= hash >> 32;
    return (hash & ~std::uint64_t{3}) | static_cast<std::uint64_t>(kind);
}

// A word under way: its letters between the two marks, and what its pairs need.
class finder {
  public:
    explicit finder(std::vector<feature>& found) : found_(found) {
        letters_.push_back(start_of_word);
    }

    void letter(char32_t code_point) { letters_.push_back(code_point); }

    void end_word() {
        if (letters_.size() == 1 || size_ >= most_features) return reset();
        std::uint64_t whole = 1;
        std::uint64_t stem = 1;
        for (std::size_t i = 1; i < letters_.size(); ++i) {
            whole = step(whole, letters_[i]);
            if (i <= stem_letters) stem = whole;
        }
        letters_.push_back(end_of_word);
        make_room(letters_.size() * longest_gram + 2 + stem_distance);
        grams();
        put(whole, feature_kind::word);
        pairs(whole, stem);
        reset();
    }

    void end() {
        end_word();
        make_room(1);
        if (count_ > 0) neighbours(last_, end_of_text);
        found_.resize(size_);
    }

  private:
    void reset() { letters_.resize(1); }

    // There are hundreds of features in a sentence: room is made once a word.
    void make_room(std::size_t more) {
        if (found_.size() < size_ + more) found_.resize(2 * size_ + more);
    }

    void put(std::uint64_t hash, feature_kind kind) { found_[size_++] = finished(hash, kind); }

    // Both ends are marked; a mark alone says nothing. Most features come from here, so that what
    // the loop needs is kept out of reach of what it writes.
    void grams() {
        const auto* letters = letters_.data();
        const auto size = letters_.size();
        auto* next = found_.data() + size_;
        for (std::size_t i = 0; i + 1 < size; ++i) {
            auto hash = step(7, letters[i]);
            if (i > 0) *next++ = finished(hash, feature_kind::characters);
            const auto end = std::min(size, i + longest_gram);
            for (std::size_t j = i + 1; j < end; ++j) {
                hash = step(hash, letters[j]);
                *next++ = finished(hash, feature_kind::characters);
            }
        }
        size_ = static_cast<std::size_t>(next - found_.data());
    }

    void neighbours(std::uint64_t left, std::uint64_t right) {
        put(step(step(13, left), right), feature_kind::neighbours);
    }

    void pairs(std::uint64_t whole, std::uint64_t stem) {
        neighbours(count_ == 0 ? end_of_text : last_, whole);
        for (std::size_t back = 1; back <= std::min(count_, stem_distance); ++back) {
            const auto other = stems_[(count_ - back) % stem_distance];
            put(step(step(17, std::min(stem, other)), std::max(stem, other)), feature_kind::stems);
        }
        stems_[count_ % stem_distance] = stem;
        last_ = whole;
        ++count_;
    }

    std::vector<feature>& found_;
    std::size_t size_ = 0;  // of what was found; behind it is room
    std::vector<std::uint64_t> letters_;
    std::array<std::uint64_t, stem_distance> stems_{};
    std::uint64_t last_ = 0;
    std::size_t count_ = 0;
};

}  // namespace

void find_features(std::string_view folded, std::vector<feature>& found) {
    finder find(found);
    for (std::size_t at = 0; at < folded.size();) {
        const auto code_point = next_code_point(folded, at);
        if (code_point != ill_formed && is_word_character(code_point))
            find.letter(code_point);
        else
            find.end_word();
    }
    find.end();
}

}  // namespace lotsen

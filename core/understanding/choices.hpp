// The choices of forms ("litter bin", "street light") in what a resident wrote.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/text/utf8.hpp"
#include "core/text/word_memory.hpp"
#include "core/understanding/training.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

/// Immutable, thread-safe. A keyword is found with another ending ("gatlyktan"), as part of a
/// compound
/// ("papperskorgslocket"), and in long words with one slip of the finger; words of several parts
/// are found side by side. Those of the text's language count, and of Swedish and English, since
/// residents mix; of another language only whole words do, where nothing else is found. The time
/// grows with the text, hardly with the number of keywords.
class choice_finder {
  public:
    explicit choice_finder(const std::vector<choice_keyword>& keywords);

    /// Entities of type "choice", by begin; each choice once, at its surest place.
    std::vector<entity> find(const folded_text& text, std::string_view language) const;

  private:
    struct keyword {
        std::vector<std::u32string> words;  // folded
        std::uint32_t choice = 0;
        std::uint64_t language = 0;  // its bit
    };
    struct choice {
        std::string plugin;
        std::string value;
    };
    struct text_word;
    struct text_words;
    /// A keyword that a word may begin.
    struct beginning {
        std::uint32_t keyword = 0;
        double sure = 0;  // of its first word
    };
    /// Of a key, whether an index may have it: most letters of a text begin and end no keyword.
    class key_filter {
      public:
        void add(std::uint64_t key) { bits_.set(place(key)); }
        bool may_have(std::uint64_t key) const { return bits_[place(key)]; }

      private:
        static constexpr std::size_t bits = 15;
        static std::size_t place(std::uint64_t key) {
            return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> (64 - bits));
        }
        std::bitset<std::size_t{1} << bits> bits_;
    };
    using key_index = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

    std::uint32_t choice_of(const choice_keyword& given);
    void index(std::uint32_t number);
    entity entity_of(
        const keyword& known, const std::vector<text_word>& words, std::size_t at, double sure
    ) const;
    std::uint64_t bit_of(std::string_view language) const;
    std::uint64_t counted_in(std::string_view language) const;
    void find_beginnings(std::u32string_view letters, std::vector<beginning>& all) const;
    /// How surely the words behind the first one follow it; 0 where they do not.
    double match_rest(const keyword& known, const std::vector<text_word>& words, std::size_t at)
        const;
    static word_memory<std::vector<beginning>>& remembered();

    std::vector<choice> choices_;
    std::vector<keyword> keywords_;
    std::vector<std::string> languages_;  // by bit
    // By the first letters (of the keyword), by the last ones, and whole where it is shorter.
    key_index starts_;
    key_index ends_;
    std::unordered_map<std::u32string, std::vector<std::uint32_t>> short_;
    key_filter start_or_end_;
    key_filter shorter_;
    std::uint64_t owner_ = next_owner();  // of what is remembered of words
};

}  // namespace lotsen

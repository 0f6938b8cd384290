// One text while it is being read: its tokens, what each may mean, and which are spoken for.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/understanding/entities/entities.hpp"
#include "core/understanding/entities/lexicon.hpp"
#include "core/understanding/entities/tokens.hpp"

namespace lotsen::entities {

/// A number in digits or words, `tokens` long.
struct number_reading {
    int value = 0;
    std::size_t tokens = 0;
    bool digits = false;
};

/// What a word is by itself, whatever stands around it.
struct word_facts {
    const lexicon::entry* known = nullptr;
    std::optional<meaning> in_one_word;  // of a word that is not known
    bool begins_place = false;           // a name of the gazetteer may begin so
    bool street_ending = false;
    bool street_word = false;
};

/// Not thread-safe; lives for one call of find_entities.
class scan {
  public:
    /// `folded` is that of `text`; both must outlive the scan.
    scan(
        std::string_view text,
        const folded_text& folded,
        std::string_view language,
        const entity_context& context
    );
    scan(const scan&) = delete;
    scan& operator=(const scan&) = delete;

    std::string_view text() const { return text_; }
    std::string_view language() const { return language_; }
    const entity_context& context() const { return context_; }
    const lexicon& words() const { return words_; }
    const std::vector<token>& tokens() const { return tokens_; }
    std::size_t size() const { return tokens_.size(); }

    /// How many tokens from `at` mean `is` (the longest entry); 0 where they do not.
    std::size_t length(std::size_t at, sense is) const { return found(at, is).tokens; }
    /// As length, with the value. `tokens` is 0 where there is none.
    meaning found(std::size_t at, sense is) const {
        const bool any = at < senses_.size() && (senses_[at] & bit(is)) != 0;
        return any ? longest(at, is) : meaning{is, 0, 0};
    }
    const word_facts& facts(std::size_t at) const { return facts_[at]; }
    bool known(std::size_t at) const { return at < senses_.size() && senses_[at] != 0; }

    bool word(std::size_t at) const { return at < size() && tokens_[at].word(); }
    bool digits(std::size_t at) const { return at < size() && tokens_[at].digits(); }
    bool sign(std::size_t at, std::string_view one) const {
        return at < size() && tokens_[at].sign(one);
    }
    bool glued(std::size_t at) const { return at < size() && tokens_[at].glued; }
    bool is(std::size_t at, std::string_view folded) const {
        return at < size() && tokens_[at].text == folded;
    }
    /// Digits that do not continue a longer number ("2026-11-23") or a word ("A4").
    bool begins_number(std::size_t at) const;

    /// One or two words ("twenty five", "a hundred and fifty"; what they make in one word too), or
    /// up to nine digits.
    std::optional<number_reading> number(std::size_t at) const;

    /// Whether nothing stands at `at` that a number before it would count: the end, a sign, or a
    /// word that leads on.
    bool closes(std::size_t at) const;

    bool free(std::size_t at) const { return at < size() && !taken_[at]; }
    void take(std::size_t from, std::size_t to);
    /// All tokens that lie in these bytes of the text.
    void take_bytes(std::size_t begin, std::size_t end);

    /// Adds an entity over tokens [from, to) and takes them.
    void add(
        std::string type, std::string value, std::size_t from, std::size_t to, double confidence
    );
    std::vector<entity>& entities() { return entities_; }
    const std::vector<entity>& entities() const { return entities_; }

    /// The original text of tokens [from, to).
    std::string_view original(std::size_t from, std::size_t to) const;

  private:
    static std::uint64_t bit(sense is) { return std::uint64_t{1} << static_cast<unsigned>(is); }
    std::span<const meaning> meanings(std::size_t at) const;
    meaning longest(std::size_t at, sense is) const;
    std::optional<number_reading> number_word(std::size_t at) const;
    void find_facts();
    void look_up();

    std::string_view text_;
    std::string_view language_;
    const entity_context& context_;
    std::vector<token> tokens_;
    std::vector<word_facts> facts_;
    std::vector<meaning> meanings_;
    std::vector<std::size_t> first_;     // of each token's meanings, and one more
    std::vector<std::uint64_t> senses_;  // that each token has: a bit each
    std::vector<bool> taken_;
    const lexicon& words_;
    std::vector<entity> entities_;
};

/// Folded, Swedish "är" (is) looks like "år" (years): whether the word as it was written is that.
bool is_verb(std::string_view word);

// Of a folded word; see places.cpp.
bool has_street_ending(std::string_view word);
bool is_street_word(std::string_view word);

// The rules, in the order they run: what is surest takes its tokens first.
void find_references(scan& text);
void find_emails(scan& text);
void find_phones(scan& text);
void find_dates(scan& text);
void find_times(scan& text);
void find_places(scan& text);
void find_numbers(scan& text);

/// Today by the context's zone.
std::chrono::sys_days today(const entity_context& context);
std::string to_text(std::chrono::year_month_day day);

}  // namespace lotsen::entities

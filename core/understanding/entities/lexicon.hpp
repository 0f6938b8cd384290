// The words for time and number of one language, with what each means.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.hpp"
#include "core/text/word_memory.hpp"

namespace lotsen::entities {

enum class sense : std::uint8_t {
    number,   // 0-999,999
    ordinal,  // 1-31: a day of the month
    hour,     // a word that is an hour of the clock and nothing else ("czwartej", "الرابعة")
    weekday,  // ISO 8601
    month,
    day,  // days from today
    weekend,
    days,       // a span in days: "day" 1, "week" 7, "two weeks" 14 in one word
    months,     // a span in months
    hours,      // a span in minutes: "hour" 60, "minute" 1
    in,         // before a span: "om", "in"
    ago,        // before or behind a span, into the past
    later,      // behind a span: "päästä", "kadib"
    next,       // before or behind a weekday
    clock,      // a sure sign of a time: "kl", "o'clock"
    near,       // before an hour, but before other things too: "vid", "at"
    half_to,    // "halv fem" is 04:30
    half_past,  // before an hour: minutes more ("half past four": 30, which is 0 here), or fewer
    quarter,
    past,
    to,
    minus,         // before minutes and an hour: "за десять п'ята"
    onto,          // "чверть на п'яту" is 04:15
    plus,          // behind an hour: minutes more ("ونصف", 30), or fewer
    part,          // part of the day, see day_part
    at,            // an hour by name: noon 12, midnight 0
    minutes,       // the word itself, behind a number
    and_,          // between ten and one: "و", "iyo"
    of,            // between day and month: "of", "den"
    power,         // "tusen": the number before it times ten to this
    age,           // behind a number, how old somebody is and nothing else: "åring", "years old"
    aged,          // the same, before a number: "aged"
    years,         // behind a number: an age, or a time
    money,         // beside a number: a place in `currencies`
    be,            // before a number that ends what is said, an age: "jag är 12"
    leads_on,      // may stand behind an hour, which it is not counted by: "but", "please"
    label,         // before a number that counts nothing: "room", "bus", "apartment"
    last,          // beside a weekday: that of last week
    weekday_past,  // ISO 8601: "i lördags"
    old,           // an age in one word: "tolvåring"
    digit,         // 0-9, where digits are said one by one and nowhere else: "oh", "bir"
};

/// ISO 4217, by the value of sense::money.
inline constexpr std::array<std::string_view, 6> currencies{
    "SEK", "EUR", "USD", "GBP", "NOK", "DKK"};

/// How a language puts its words together.
enum class rule : std::uint8_t {
    ones_before_tens,  // "shan iyo labaatan": five and twenty
    glued_and,         // the "and" is written with its word: "وعشرين"
    tens_alone,        // "tjugo och fem" is two numbers
    dotted_dates,      // "3.12" is a day
};
inline constexpr std::size_t rule_count = 4;

enum class day_part : std::uint8_t { none, morning, afternoon, evening, night };

struct meaning {
    sense is = sense::number;
    std::uint8_t tokens = 1;
    std::int32_t value = 0;
};

constexpr long power_of_ten(int power) {
    long value = 1;
    for (; power > 0; --power)
        value *= 10;
    return value;
}

/// Puts a number together from its words: "two", "hundred", "fifty".
class number_in_words {
  public:
    /// False where the word begins another number.
    bool add(const meaning& part);
    long value() const { return total_ + group_; }
    std::size_t parts() const { return parts_; }

  private:
    static constexpr long most = 999'999'999;
    long total_ = 0;  // of the thousands that are complete
    long group_ = 0;  // below a thousand
    std::size_t parts_ = 0;
};

/// Immutable, thread-safe.
class lexicon {
  public:
    /// Lines of "sense value: word word_of_two_tokens ..." (values as above; the words are folded
    /// here), and "rules: name name ...". Errors: invalid (the line).
    static result<lexicon> parse(std::string_view lines);

    /// Own words first; then those of `other` this language does not know and that are long enough
    /// to be no chance hit.
    void borrow(const lexicon& other);

    /// What is known of tokens joined by single spaces.
    struct entry {
        std::vector<meaning> meanings;  // may be empty: only longer entries begin so
        std::size_t longest = 0;  // tokens of the longest entry that begins with this one token
    };
    /// Null where nothing is known.
    const entry* find(std::string_view joined) const;
    /// Of what is remembered of words (word_memory.hpp).
    std::uint64_t owner() const { return owner_; }

    bool has(rule one) const { return rules_.test(static_cast<std::size_t>(one)); }

    /// A number put together of several in one word ("tjugofem", "femhundra", "tolvåring"): a
    /// meaning of sense number or old.
    std::optional<meaning> in_one_word(std::string_view word) const;

  private:
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    result<void> read(std::string_view line);
    result<void> read_rules(std::string_view names);
    void add(std::string_view word, sense is, int value);
    void fill_filter();
    const meaning* part_of_number(std::string_view word, std::size_t size) const;

    // Few of the words that are typed are known: a bit each, by a glance at two letters and the
    // size.
    static constexpr std::size_t filter_size = 4096;
    static std::size_t filter_place(std::string_view joined) {
        const auto middle = static_cast<unsigned char>(joined[joined.size() / 2]);
        const auto last = static_cast<unsigned char>(joined.back());
        return (middle * 31U + last * 521U + joined.size() * 67U) % filter_size;
    }
    static std::size_t start_place(std::string_view word) {
        const std::size_t first = static_cast<unsigned char>(word[0]);
        const std::size_t second = static_cast<unsigned char>(word[1]);
        return (first * 256 + second) * 31 % filter_size;
    }

    std::unordered_map<std::string, entry, hash, std::equal_to<>> words_;
    std::bitset<filter_size> filter_;
    std::bitset<filter_size> number_starts_;  // the first two bytes of the numbers
    std::bitset<rule_count> rules_;
    std::uint64_t owner_ = next_owner();
};

/// Every language's, with Swedish and English borrowed. Immutable, thread-safe.
class lexicons {
  public:
    /// Every <tag>.txt of the folder (see its README.md). Errors: not_found (no file, or sv and en
    /// are not among them), invalid (file and line).
    static result<std::shared_ptr<const lexicons>> load(const std::filesystem::path& folder);

    /// Of a BCP 47 tag; Swedish for a language without a file.
    const lexicon& of(std::string_view tag) const;

  private:
    std::map<std::string, lexicon, std::less<>> all_;
};

}  // namespace lotsen::entities

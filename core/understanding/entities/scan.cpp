#include "core/understanding/entities/scan.hpp"

#include <algorithm>

namespace lotsen::entities {
namespace {

constexpr std::size_t remembered_words = 8192;  // of each thread

const lexicon& words_of(const entity_context& context, std::string_view language) {
    static const lexicon none;
    return context.words == nullptr ? none : context.words->of(language);
}

}  // namespace

scan::scan(
    std::string_view text,
    const folded_text& folded,
    std::string_view language,
    const entity_context& context
)
    : text_(text),
      language_(language.substr(0, language.find('-'))),
      context_(context),
      tokens_(tokenise(folded)),
      taken_(tokens_.size(), false),
      words_(words_of(context, language)) {
    find_facts();
    look_up();
}

void scan::find_facts() {
    thread_local word_memory<word_facts> memory(remembered_words);
    const auto* places = context_.places;
    // Those of one reader: its languages are told apart by what is added to the word.
    memory.serve(places == nullptr ? 0 : places->owner());
    const auto language = words_.owner() * 0x9E3779B97F4A7C15ULL;
    facts_.reserve(tokens_.size());
    for (const auto& one : tokens_) {
        facts_.push_back(memory.of(word_hash(one.text) ^ language, [&](word_facts& found) {
            found = {};
            found.known = words_.find(one.text);
            if (!one.word()) return;
            if (found.known == nullptr) found.in_one_word = words_.in_one_word(one.text);
            const auto name = one.text.substr(0, one.text.find('\''));
            found.begins_place = places != nullptr && places->may_begin(name);
            found.street_ending = has_street_ending(one.text);
            found.street_word = is_street_word(one.text);
        }));
    }
}

void scan::look_up() {
    first_.reserve(tokens_.size() + 1);
    std::string joined;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        first_.push_back(meanings_.size());
        const auto* known = facts_[i].known;
        if (known == nullptr) {
            if (facts_[i].in_one_word) meanings_.push_back(*facts_[i].in_one_word);
            continue;
        }
        meanings_.insert(meanings_.end(), known->meanings.begin(), known->meanings.end());
        const auto longest = std::min(known->longest, tokens_.size() - i);
        if (longest > 1) joined = tokens_[i].text;
        for (std::size_t n = 1; n < longest; ++n) {
            joined += ' ';
            joined += tokens_[i + n].text;
            if (const auto* more = words_.find(joined); more != nullptr)
                meanings_.insert(meanings_.end(), more->meanings.begin(), more->meanings.end());
        }
    }
    first_.push_back(meanings_.size());
    senses_.resize(tokens_.size());
    for (std::size_t i = 0; i < tokens_.size(); ++i)
        for (const auto& one : meanings(i))
            senses_[i] |= bit(one.is);
}

std::span<const meaning> scan::meanings(std::size_t at) const {
    return std::span(meanings_).subspan(first_[at], first_[at + 1] - first_[at]);
}

meaning scan::longest(std::size_t at, sense is) const {
    meaning best{is, 0, 0};
    for (const auto& one : meanings(at)) {
        if (one.is == is && one.tokens > best.tokens) best = one;
    }
    return best;
}

bool scan::begins_number(std::size_t at) const {
    if (!digits(at)) return false;
    if (!tokens_[at].glued) return true;
    const auto& before = tokens_[at - 1];
    std::size_t behind = 0;
    if (before.word())
        return before.text == "kl" || before.text == "klo" ||
               is_han(next_code_point(before.text, behind));
    if (before.digits()) return false;
    const bool joins = before.sign(".") || before.sign(":") || before.sign("/") ||
                       before.sign("-") || before.sign("+") || before.sign(",");
    return !joins || at < 2 || !before.glued || !tokens_[at - 2].digits();
}

std::optional<number_reading> scan::number_word(std::size_t at) const {
    const auto one = found(at, sense::number);
    if (one.tokens == 0) return std::nullopt;
    return number_reading{one.value, one.tokens, false};
}

std::optional<number_reading> scan::number(std::size_t at) const {
    if (digits(at)) {
        const auto value = tokens_[at].number();
        if (value < 0) return std::nullopt;
        return number_reading{static_cast<int>(value), 1, true};
    }
    auto first = number_word(at);
    if (!first) return std::nullopt;
    std::size_t next = at + first->tokens;
    if (sign(next, "-") && glued(next)) ++next;
    const auto and_tokens = length(next, sense::and_);
    next += and_tokens;
    auto second = number_word(next);
    // "بخمسة وعشرين": the "and" is glued to its word.
    if (!second && words_.has(rule::glued_and) && word(next) &&
        tokens_[next].text.starts_with("و")) {
        const auto* tens = words_.find(tokens_[next].text.substr(std::string_view("و").size()));
        if (tens != nullptr && !tens->meanings.empty() &&
            tens->meanings.front().is == sense::number)
            second = number_reading{tens->meanings.front().value, 1, false};
    }
    if (!second) return first;
    const bool tens_first =
        first->value >= 20 && first->value % 10 == 0 && second->value >= 1 && second->value <= 9;
    const bool ones_first = first->value >= 1 && first->value <= 9 && second->value >= 10 &&
                            second->value < 100 && second->value % 10 == 0 &&
                            (and_tokens > 0 || next + second->tokens > at + first->tokens + 1 ||
                             words_.has(rule::glued_and));
    const bool hundred = first->value == 100 && second->value < 100;
    if ((tens_first && (!words_.has(rule::tens_alone) || and_tokens == 0)) ||
        (hundred && and_tokens == 0) || (ones_first && words_.has(rule::ones_before_tens)))
        return number_reading{first->value + second->value, next + second->tokens - at, false};
    return first;
}

bool scan::closes(std::size_t at) const {
    if (at >= size()) return true;
    const auto& next = tokens_[at];
    if (next.is == token::kind::sign)
        return !(
            next.glued &&
            (next.sign("-") || next.sign("/") || next.sign("%") || next.sign(":") || next.sign(".")
            ) &&
            digits(at + 1)
        );
    if (!next.word()) return false;
    for (const auto is :
         {sense::day,
          sense::weekday,
          sense::part,
          sense::and_,
          sense::near,
          sense::clock,
          sense::next,
          sense::leads_on}) {
        if (length(at, is) > 0) return true;
    }
    for (const std::string_view one : {"pa", "on", "i", "this", "w", "we", "у", "в", "في", "ee"}) {
        if (next.text == one) return true;
    }
    return false;
}

void scan::take(std::size_t from, std::size_t to) {
    std::fill(
        taken_.begin() + static_cast<std::ptrdiff_t>(from),
        taken_.begin() + static_cast<std::ptrdiff_t>(to),
        true
    );
}

void scan::take_bytes(std::size_t begin, std::size_t end) {
    for (std::size_t i = 0; i < size(); ++i) {
        if (tokens_[i].begin >= begin && tokens_[i].begin < end) taken_[i] = true;
    }
}

std::string_view scan::original(std::size_t from, std::size_t to) const {
    return text_.substr(tokens_[from].begin, tokens_[to - 1].end - tokens_[from].begin);
}

void scan::add(
    std::string type, std::string value, std::size_t from, std::size_t to, double confidence
) {
    entities_.push_back(
        {std::move(type),
         std::move(value),
         tokens_[from].begin,
         tokens_[to - 1].end,
         confidence,
         {}}
    );
    take(from, to);
}

}  // namespace lotsen::entities

#include "core/understanding/entities/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>

#include "core/text/normalise.hpp"

namespace lotsen::entities {
namespace {

constexpr std::array<std::pair<std::string_view, sense>, 29> names{{
    {"number", sense::number},   {"ordinal", sense::ordinal}, {"hour", sense::hour},
    {"weekday", sense::weekday}, {"month", sense::month},     {"day", sense::day},
    {"weekend", sense::weekend}, {"days", sense::days},       {"months", sense::months},
    {"hours", sense::hours},     {"in", sense::in},           {"ago", sense::ago},
    {"later", sense::later},     {"next", sense::next},       {"clock", sense::clock},
    {"near", sense::near},       {"half_to", sense::half_to}, {"half_past", sense::half_past},
    {"quarter", sense::quarter}, {"past", sense::past},       {"to", sense::to},
    {"minus", sense::minus},     {"onto", sense::onto},       {"plus", sense::plus},
    {"part", sense::part},       {"at", sense::at},           {"minutes", sense::minutes},
    {"and", sense::and_},        {"of", sense::of},
}};

sense sense_named(std::string_view name) {
    for (const auto& [word, is] : names) {
        if (word == name) return is;
    }
    throw std::logic_error("no sense " + std::string(name));
}

std::string_view next_word(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const auto end = std::min(line.find_first_of(" \t"), line.size());
    const auto word = line.substr(0, end);
    line.remove_prefix(end);
    return word;
}

// Words that are also everyday words of the other languages when they are borrowed.
constexpr std::array not_borrowed{
    "half", "second", "third", "march", "mars", "till", "from", "efter", "före", "från"};
constexpr std::size_t shortest_borrowed = 4;

bool may_be_borrowed(const std::string& word) {
    if (word == "kl") return true;
    return word.size() >= shortest_borrowed &&
           std::find(not_borrowed.begin(), not_borrowed.end(), word) == not_borrowed.end();
}

}  // namespace

lexicon::lexicon(std::string_view lines) {
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        const auto colon = line.find(": ");
        if (colon == line.npos) continue;
        auto head = line.substr(0, colon);
        const auto is = sense_named(next_word(head));
        const auto digits = next_word(head);
        int value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        line.remove_prefix(colon + 1);
        for (auto word = next_word(line); !word.empty(); word = next_word(line))
            add(word, is, value);
    }
    add_joined_numbers();
    fill_filter();
}

void lexicon::add(std::string_view word, sense is, int value) {
    std::string spaced(word);
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    auto key = fold(spaced);
    const auto tokens = static_cast<std::size_t>(1 + std::count(key.begin(), key.end(), ' '));
    auto& longest = words_[key.substr(0, key.find(' '))].longest;
    longest = std::max(longest, tokens);
    auto& all = words_[std::move(key)].meanings;
    all.push_back({is, static_cast<std::int16_t>(value), static_cast<std::uint8_t>(tokens)});
}

// "tjugofem", "kaksikymmentäviisi": tens and ones written as one word.
void lexicon::add_joined_numbers() {
    std::vector<std::pair<std::string, int>> tens;
    std::vector<std::pair<std::string, int>> ones;
    for (const auto& [word, known] : words_) {
        for (const auto& one : known.meanings) {
            if (one.is != sense::number || one.tokens != 1) continue;
            if (one.value >= 20 && one.value < 100) tens.emplace_back(word, one.value);
            if (one.value >= 1 && one.value <= 9) ones.emplace_back(word, one.value);
        }
    }
    for (const auto& [ten, value] : tens) {
        for (const auto& [one, more] : ones) {
            if (!words_.contains(ten + one)) add(ten + one, sense::number, value + more);
        }
    }
}

void lexicon::borrow(const lexicon& other) {
    for (const auto& [word, known] : other.words_) {
        if (known.meanings.empty() || !may_be_borrowed(word)) continue;
        auto& own = words_[word];
        if (!own.meanings.empty()) continue;
        own.meanings = known.meanings;
        auto& longest = words_[word.substr(0, word.find(' '))].longest;
        longest = std::max<std::size_t>(longest, known.meanings.front().tokens);
    }
    fill_filter();
}

void lexicon::fill_filter() {
    for (const auto& [word, unused] : words_)
        if (!word.empty()) filter_.set(filter_place(word));
}

const lexicon::entry* lexicon::find(std::string_view joined) const {
    if (joined.empty() || !filter_[filter_place(joined)]) return nullptr;
    const auto found = words_.find(joined);
    return found == words_.end() ? nullptr : &found->second;
}

const lexicon& lexicon::of(std::string_view tag) {
    static const auto all = [] {
        const lexicon swedish(words_sv);
        const lexicon english(words_en);
        std::map<std::string, lexicon, std::less<>> made;
        made.emplace("sv", swedish);
        made.emplace("en", english);
        made.emplace("fi", lexicon(words_fi));
        made.emplace("ar", lexicon(words_ar));
        made.emplace("fa", lexicon(words_fa));
        made.emplace("so", lexicon(words_so));
        made.emplace("uk", lexicon(words_uk));
        made.emplace("pl", lexicon(words_pl));
        for (auto& [unused, one] : made) {
            one.borrow(swedish);
            one.borrow(english);
        }
        made.emplace("prs", made.at("fa"));
        return made;
    }();
    const auto found = all.find(tag.substr(0, tag.find('-')));
    return found == all.end() ? all.at("sv") : found->second;
}

}  // namespace lotsen::entities

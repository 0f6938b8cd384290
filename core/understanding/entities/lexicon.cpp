#include "core/understanding/entities/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/base/files.hpp"
#include "core/text/normalise.hpp"

namespace lotsen::entities {
namespace {

constexpr std::array<std::pair<std::string_view, sense>, 40> names{{
    {"number", sense::number},   {"ordinal", sense::ordinal}, {"hour", sense::hour},
    {"weekday", sense::weekday}, {"month", sense::month},     {"day", sense::day},
    {"weekend", sense::weekend}, {"days", sense::days},       {"months", sense::months},
    {"hours", sense::hours},     {"in", sense::in},           {"ago", sense::ago},
    {"later", sense::later},     {"next", sense::next},       {"clock", sense::clock},
    {"near", sense::near},       {"half_to", sense::half_to}, {"half_past", sense::half_past},
    {"quarter", sense::quarter}, {"past", sense::past},       {"to", sense::to},
    {"minus", sense::minus},     {"onto", sense::onto},       {"plus", sense::plus},
    {"part", sense::part},       {"at", sense::at},           {"minutes", sense::minutes},
    {"and", sense::and_},        {"of", sense::of},           {"power", sense::power},
    {"age", sense::age},         {"aged", sense::aged},       {"years", sense::years},
    {"money", sense::money},     {"be", sense::be},           {"leads_on", sense::leads_on},
    {"label", sense::label},     {"last", sense::last},       {"weekday_past", sense::weekday_past},
    {"digit", sense::digit},
}};

constexpr int most_power = 6;
constexpr long most_in_one_word = 999'999'999;

// In the order of `rule`.
constexpr std::array<std::string_view, rule_count> rule_names{
    "ones_before_tens", "glued_and", "tens_alone", "dotted_dates"};

std::optional<sense> sense_named(std::string_view name) {
    for (const auto& [word, is] : names) {
        if (word == name) return is;
    }
    return std::nullopt;
}

result<int> value_of(sense is, std::string_view written) {
    if (is == sense::money) {
        const auto* const found = std::find(currencies.begin(), currencies.end(), written);
        if (found != currencies.end()) return static_cast<int>(found - currencies.begin());
        return fail(errc::invalid, "no currency " + std::string(written));
    }
    int value = 0;
    const auto* const end = written.data() + written.size();
    const auto read = std::from_chars(written.data(), end, value);
    if (!written.empty() && (read.ec != std::errc{} || read.ptr != end))
        return fail(errc::invalid, "no number " + std::string(written));
    if (is == sense::power && (value < 2 || value > most_power))
        return fail(errc::invalid, "no power from 2 to 6: " + std::string(written));
    return value;
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
// Short, but nothing else in any language.
constexpr std::array always_borrowed{"kl", "kr", "sek", "eur", "€", "$", "£"};
constexpr std::size_t shortest_borrowed = 4;

bool may_be_borrowed(const std::string& word) {
    if (std::find(always_borrowed.begin(), always_borrowed.end(), word) != always_borrowed.end())
        return true;
    return word.size() >= shortest_borrowed &&
           std::find(not_borrowed.begin(), not_borrowed.end(), word) == not_borrowed.end();
}

}  // namespace

result<lexicon> lexicon::parse(std::string_view lines) {
    lexicon made;
    for (std::size_t number = 1; !lines.empty(); ++number) {
        const auto end = std::min(lines.find('\n'), lines.size());
        const auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.empty() || line.starts_with('#')) continue;
        if (const auto read = made.read(line); read.has_error())
            return fail(errc::invalid, std::to_string(number) + ": " + read.error().detail);
    }
    made.fill_filter();
    return made;
}

result<void> lexicon::read(std::string_view line) {
    const auto colon = line.find(": ");
    if (colon == line.npos) return fail(errc::invalid, "no colon before the words");
    auto head = line.substr(0, colon);
    line.remove_prefix(colon + 1);
    const auto name = next_word(head);
    if (name == "rules") return read_rules(line);
    const auto is = sense_named(name);
    if (!is) return fail(errc::invalid, "no sense " + std::string(name));
    const auto value = value_of(*is, next_word(head));
    if (value.has_error()) return value.error();
    for (auto word = next_word(line); !word.empty(); word = next_word(line))
        add(word, *is, *value);
    return {};
}

result<void> lexicon::read_rules(std::string_view names) {
    for (auto name = next_word(names); !name.empty(); name = next_word(names)) {
        const auto* const found = std::find(rule_names.begin(), rule_names.end(), name);
        if (found == rule_names.end()) return fail(errc::invalid, "no rule " + std::string(name));
        rules_.set(static_cast<std::size_t>(found - rule_names.begin()));
    }
    return {};
}

void lexicon::add(std::string_view word, sense is, int value) {
    std::string spaced(word);
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    auto key = fold(spaced);
    const auto tokens = static_cast<std::size_t>(1 + std::count(key.begin(), key.end(), ' '));
    auto& longest = words_[key.substr(0, key.find(' '))].longest;
    longest = std::max(longest, tokens);
    auto& all = words_[std::move(key)].meanings;
    all.push_back({is, static_cast<std::uint8_t>(tokens), value});
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
    owner_ = next_owner();  // what was remembered of it before is no longer true
}

void lexicon::fill_filter() {
    for (const auto& [word, known] : words_) {
        if (word.empty()) continue;
        filter_.set(filter_place(word));
        for (const auto& one : known.meanings)
            if (one.is == sense::number && word.size() >= 2) number_starts_.set(start_place(word));
    }
}

const meaning* lexicon::part_of_number(std::string_view word, std::size_t size) const {
    const auto* known = find(word.substr(0, size));
    if (known == nullptr) return nullptr;
    const bool last = size == word.size();
    for (const auto& one : known->meanings) {
        if (one.tokens != 1) continue;
        if (one.is == sense::power || (one.is == sense::number && one.value > 0)) return &one;
        if (last && one.is == sense::age) return &one;
    }
    return nullptr;
}

std::optional<meaning> lexicon::in_one_word(std::string_view word) const {
    constexpr std::size_t least = 6;
    constexpr std::size_t most = 60;
    if (word.size() < least || word.size() > most || !number_starts_[start_place(word)])
        return std::nullopt;
    number_in_words number;
    while (!word.empty()) {
        const meaning* part = nullptr;
        auto size = word.size();
        for (; size > 0 && part == nullptr; --size)
            part = part_of_number(word, size);
        if (part == nullptr) return std::nullopt;
        word.remove_prefix(size + 1);
        if (part->is == sense::age)
            return number.parts() == 0
                       ? std::nullopt
                       : std::optional(meaning{sense::old, 1, static_cast<int>(number.value())});
        if (!number.add(*part)) return std::nullopt;
    }
    if (number.parts() < 2 || number.value() <= 20 || number.value() > most_in_one_word)
        return std::nullopt;
    return meaning{sense::number, 1, static_cast<int>(number.value())};
}

const lexicon::entry* lexicon::find(std::string_view joined) const {
    if (joined.empty() || !filter_[filter_place(joined)]) return nullptr;
    const auto found = words_.find(joined);
    return found == words_.end() ? nullptr : &found->second;
}

namespace {

// 5000 -> 1000: what is added to a number in words is less.
long zeros_of(long value) {
    long zeros = 1;
    while (value % 10 == 0 && value != 0) {
        value /= 10;
        zeros *= 10;
    }
    return zeros;
}

}  // namespace

bool number_in_words::add(const meaning& part) {
    if (part.is == sense::power) {
        if (value() > most) return false;
        const auto times = power_of_ten(part.value);
        if (part.value == 2)
            group_ = std::max(group_, 1L) * times;
        else
            total_ += std::max(group_, 1L) * times;
        if (part.value != 2) group_ = 0;
    } else if (group_ >= 1 && group_ <= 9 && part.value >= 100 && part.value < 200) {
        group_ = group_ * 100 + part.value - 100;
    } else if (group_ != 0 && (group_ < 20 || part.value >= zeros_of(group_))) {
        return false;  // "two five" are two numbers
    } else {
        group_ += part.value;
    }
    ++parts_;
    return true;
}

result<std::shared_ptr<const lexicons>> lexicons::load(const std::filesystem::path& folder) {
    const auto made = std::make_shared<lexicons>();
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        if (entry.path().extension() != ".txt") continue;
        const auto lines = read_whole(entry.path());
        if (lines.has_error()) return lines.error();
        auto one = lexicon::parse(*lines);
        if (one.has_error())
            return fail(errc::invalid, entry.path().string() + ":" + one.error().detail);
        made->all_.emplace(entry.path().stem().string(), std::move(*one));
    }
    const auto swedish = made->all_.find("sv");
    const auto english = made->all_.find("en");
    if (swedish == made->all_.end() || english == made->all_.end())
        return fail(errc::not_found, "no sv.txt and en.txt in " + folder.string());
    // Copies: the two borrow from each other too.
    const auto lent = {swedish->second, english->second};
    for (auto& [unused, one] : made->all_) {
        for (const auto& other : lent)
            one.borrow(other);
    }
    return std::shared_ptr<const lexicons>(made);
}

const lexicon& lexicons::of(std::string_view tag) const {
    auto found = all_.find(tag);
    if (found == all_.end()) found = all_.find(tag.substr(0, tag.find('-')));
    return found == all_.end() ? all_.find("sv")->second : found->second;
}

}  // namespace lotsen::entities

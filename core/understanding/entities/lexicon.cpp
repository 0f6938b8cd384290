#include "core/understanding/entities/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>

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

// In the order of `rule`.
constexpr std::array<std::string_view, rule_count> rule_names{
    "ones_before_tens", "glued_and", "tens_alone", "dotted_dates"};

std::optional<sense> sense_named(std::string_view name) {
    for (const auto& [word, is] : names) {
        if (word == name) return is;
    }
    return std::nullopt;
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
    made.add_joined_numbers();
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
    const auto digits = next_word(head);
    int value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (!digits.empty() && (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()))
        return fail(errc::invalid, "no number " + std::string(digits));
    for (auto word = next_word(line); !word.empty(); word = next_word(line))
        add(word, *is, value);
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

result<std::shared_ptr<const lexicons>> lexicons::load(const std::filesystem::path& folder) {
    const auto made = std::make_shared<lexicons>();
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        if (entry.path().extension() != ".txt") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream lines;
        lines << file.rdbuf();
        auto one = lexicon::parse(lines.str());
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

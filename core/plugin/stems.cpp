#include "core/plugin/stems.hpp"

#include <algorithm>
#include <array>

namespace lotsen {
namespace {

constexpr std::size_t stem_to_begin = 4;    // letters
constexpr std::size_t stem_to_contain = 6;  // letters
constexpr std::size_t han_to_contain = 2;   // letters
constexpr std::size_t key_bytes = 3;
constexpr std::string_view arabic_article = "\u0627\u0644";

bool ascii_letter_or_digit(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9');
}

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Bytes of the punctuation mark outside ASCII that `text` begins with, or 0.
std::size_t foreign_mark(std::string_view text) {
    // Arabic and Urdu signs, guillemets, the Bengali and the Ge'ez full stop, Chinese signs.
    constexpr std::array<std::string_view, 16> marks{
        "\u060C",
        "\u061B",
        "\u061F",
        "\u06D4",
        "\u00AB",
        "\u00BB",
        "\u00B7",
        "\u0964",
        "\u1362",
        "\u1363",
        "\u1364",
        "\u3001",
        "\u3002",
        "\uFF0C",
        "\uFF01",
        "\uFF1F"};
    for (const auto mark : marks)
        if (text.starts_with(mark)) return mark.size();
    // U+2000 to U+206F, general punctuation, are E2 80 xx and E2 81 xx.
    if (text.size() >= 3 && text[0] == '\xE2' && (text[1] == '\x80' || text[1] == '\x81')) return 3;
    return 0;
}

std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) {
        return !continues(byte);
    }));
}

/// Han is written without spaces: two characters are a word, wherever they stand.
bool is_han(std::string_view stem) {
    const auto first = static_cast<unsigned char>(stem.front());
    return first >= 0xE4U && first <= 0xE9U;
}

/// Whether a stem that stands at this byte of the word counts.
bool counts_at(std::string_view word, std::string_view stem, std::size_t at) {
    const bool after_article = at == arabic_article.size() && word.starts_with(arabic_article);
    const bool begins = at == 0 || after_article;
    if (begins && at + stem.size() == word.size()) return true;
    const auto letters = count_letters(stem);
    if (is_han(stem)) return letters >= han_to_contain;
    return letters >= (begins ? stem_to_begin : stem_to_contain);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += word + " ";
    return text;
}

}  // namespace

std::vector<std::string> split_words(std::string_view folded) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t at = 0; at < folded.size();) {
        const char byte = folded[at];
        const bool foreign = static_cast<unsigned char>(byte) >= 0x80U;
        const std::size_t mark = foreign ? foreign_mark(folded.substr(at)) : 0;
        if (mark > 0 || (!foreign && !ascii_letter_or_digit(byte))) {
            finish();
            at += std::max<std::size_t>(mark, 1);
        } else {
            word += byte;
            ++at;
        }
    }
    finish();
    return words;
}

std::vector<std::string_view> letters_of(std::string_view text) {
    std::vector<std::string_view> letters;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && continues(text[end]))
            ++end;
        letters.push_back(text.substr(at, end - at));
        at = end;
    }
    return letters;
}

bool has_stem(std::string_view word, std::string_view stem) {
    if (stem.empty()) return false;
    for (auto at = word.find(stem); at != word.npos; at = word.find(stem, at + 1))
        if (counts_at(word, stem, at)) return true;
    return false;
}

bool any_stem(const std::vector<std::string>& words, const std::vector<std::string>& stems) {
    std::string text;
    return std::ranges::any_of(stems, [&](const std::string& stem) {
        if (stem.find(' ') == stem.npos)
            return std::ranges::any_of(words, [&](const auto& word) {
                return has_stem(word, stem);
            });
        if (text.empty()) text = " " + joined(words);
        return text.find(" " + stem) != text.npos;
    });
}

void stem_index::add(std::string_view stem, std::size_t owner) {
    if (stem.empty()) return;
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({std::string(stem), owner, stem.find(' ') != stem.npos});
    // Of its first word: a word shorter than the key is found by all of itself.
    beginnings_[std::string(stem.substr(0, std::min(key_bytes, stem.find(' '))))].push_back(number);
}

// Calls found(entry) for each stem that the words have, until it says true.
template <class Found>
void stem_index::look(const std::vector<std::string>& words, Found found) const {
    std::string text;  // all words, made when a stem of several is looked for
    std::size_t begin = 0;
    for (const auto& word : words) {
        const auto follows = [&](const entry& one, std::size_t at) {
            if (!one.several_words)
                return std::string_view(word).substr(at).starts_with(one.stem) &&
                       counts_at(word, one.stem, at);
            if (at > 0) return false;
            if (text.empty()) text = joined(words);
            return std::string_view(text).substr(begin).starts_with(one.stem);
        };
        for (std::size_t at = 0; at < word.size(); ++at) {
            if (continues(word[at])) continue;
            const auto rest = std::string_view(word).substr(at);
            const auto candidates = beginnings_.find(rest.substr(0, key_bytes));
            if (candidates == beginnings_.end()) continue;
            for (const auto number : candidates->second)
                if (follows(entries_[number], at) && found(entries_[number])) return;
        }
        begin += word.size() + 1;
    }
}

std::vector<std::size_t> stem_index::owners(const std::vector<std::string>& words) const {
    std::vector<std::size_t> all;
    look(words, [&](const entry& one) {
        all.push_back(one.owner);
        return false;
    });
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool stem_index::has(const std::vector<std::string>& words, std::size_t owner) const {
    bool any = false;
    look(words, [&](const entry& one) { return any = one.owner == owner; });
    return any;
}

bool stem_index::exactly(std::string_view word, std::size_t owner) const {
    const auto candidates = beginnings_.find(word.substr(0, key_bytes));
    return candidates != beginnings_.end() &&
           std::ranges::any_of(candidates->second, [&](std::uint32_t number) {
               return entries_[number].owner == owner && entries_[number].stem == word;
           });
}

}  // namespace lotsen

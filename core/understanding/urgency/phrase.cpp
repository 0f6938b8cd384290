#include "core/understanding/urgency/phrase.hpp"

#include <algorithm>

#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"

namespace lotsen::urgency {
namespace {

constexpr std::size_t shortest_part = 2;  // bytes of a word's beginning or ending

/// As texts are parted into words (urgency.cpp): a Han character is one.
bool is_one_word(std::string_view folded) {
    const auto size = folded.size();
    for (std::size_t at = 0; at < size;) {
        const bool first = at == 0;
        const auto letter = next_code_point(folded, at);
        if (is_han(letter)) return first && at == size;
        const bool inside = !first && at < size && letter == '\'';
        if (letter == ill_formed || (!is_word_character(letter) && !inside)) return false;
    }
    return size > 0;
}

result<word_pattern> read_word(std::string_view text) {
    word_pattern made;
    while (!text.empty()) {
        const auto end = std::min(text.find('|'), text.size());
        auto one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        auto shape = word_pattern::shape::whole;
        if (one.ends_with('*')) {
            shape = word_pattern::shape::beginning;
            one.remove_suffix(1);
        } else if (one.starts_with('*')) {
            shape = word_pattern::shape::ending;
            one.remove_prefix(1);
        }
        auto folded = fold(one);
        if (!is_one_word(folded) ||
            (shape != word_pattern::shape::whole && folded.size() < shortest_part))
            return fail(errc::invalid, "\"" + std::string(one) + "\" is not one word");
        made.any.push_back({shape, std::move(folded)});
    }
    if (made.any.empty()) return fail(errc::invalid, "an empty word");
    return made;
}

result<std::vector<phrase>> read_sequence(std::string_view line) {
    std::vector<phrase> readings(1);
    std::size_t gap = 0;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        auto token = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        if (token.empty()) continue;
        if (token == "..") {
            gap = loose_gap;
            continue;
        }
        const bool optional = token.ends_with('?');
        if (optional) token.remove_suffix(1);
        auto word = read_word(token);
        if (!word) return word.error();
        const auto without = optional ? readings : std::vector<phrase>{};
        for (auto& one : readings) {
            word->gap = one.words.empty() ? 0 : gap;
            one.words.push_back(*word);
        }
        readings.insert(readings.end(), without.begin(), without.end());
        gap = 0;
    }
    std::erase_if(readings, [](const phrase& one) { return one.words.empty(); });
    if (readings.empty()) return fail(errc::invalid, "no words");
    return readings;
}

phrase joined(const phrase& left, phrase right) {
    phrase made = left;
    right.words.front().gap = anywhere_gap;
    made.words.insert(made.words.end(), right.words.begin(), right.words.end());
    return made;
}

}  // namespace

result<std::vector<phrase>> read_phrase(std::string_view line) {
    phrase signs;
    for (; !line.empty(); line.remove_prefix(1)) {
        if (line.front() == '!')
            signs.always = true;
        else if (line.front() == '@')
            signs.own = true;
        else if (line.front() == '=')
            signs.alone = true;
        else if (line.front() == '~')
            signs.hint = true;
        else
            break;
    }
    const auto both = line.find(" & ");
    auto readings = read_sequence(line.substr(0, both));
    if (!readings) return readings;
    if (both != line.npos) {
        auto others = read_sequence(line.substr(both + 3));
        if (!others) return others;
        std::vector<phrase> orders;
        for (const auto& left : *readings) {
            for (const auto& right : *others) {
                orders.push_back(joined(left, right));
                orders.push_back(joined(right, left));
            }
        }
        readings = std::move(orders);
    }
    for (auto& one : *readings) {
        one.always = signs.always;
        one.own = signs.own;
        one.alone = signs.alone;
        one.hint = signs.hint;
    }
    return readings;
}

}  // namespace lotsen::urgency

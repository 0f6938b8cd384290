#include "core/understanding/language/language_model.hpp"

#include <algorithm>
#include <array>

#include "core/understanding/language/tokens.hpp"

namespace lotsen {
namespace {

constexpr float unit = 1.0F / 256;

constexpr std::uint64_t step(std::uint64_t hash, std::uint64_t value) noexcept {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

constexpr language_item item(std::uint64_t hash, std::size_t length) noexcept {
    hash = step(hash, length);
    hash ^= hash >> 32;
    return {hash == 0 ? 1 : hash, length};
}

struct counted_word {
    std::vector<char32_t> letters;
    script is = script::none;
};

// Of one reading: the words of its main script only, so that a name in Latin letters does not make
// an Arabic sentence English.
std::vector<counted_word> words_of(std::string_view text, language_evidence& found) {
    std::vector<counted_word> words;
    std::array<std::size_t, scripts> letters{};
    for_each_language_word(text, [&](const std::vector<char32_t>& word, script is) {
        letters[static_cast<std::size_t>(is)] += word.size();
        words.push_back({word, is});
    });
    const auto most = std::ranges::max_element(letters);
    if (*most == 0) return {};
    found.main = static_cast<script>(most - letters.begin());
    found.letters = *most;
    std::erase_if(words, [&](const auto& one) { return one.is != found.main; });
    found.words = words.size();
    return words;
}

// A letter of a served language outweighs those of others: names and loan words carry them
// anywhere.
void note_letter(
    char32_t letter, const std::vector<std::string>& served, std::string_view& foreign
) {
    const auto says = language_of_letter(letter);
    if (says.empty()) return;
    if (foreign.empty() || std::ranges::find(served, says) != served.end()) foreign = says;
}

}  // namespace

void find_language_items(const std::vector<char32_t>& word, std::vector<language_item>& items) {
    items.clear();
    const auto size = word.size() + 2;
    const auto letter = [&](std::size_t i) -> std::uint64_t {
        return i == 0 ? 2 : i + 1 == size ? 3 : word[i - 1];
    };
    for (std::size_t i = 0; i < size; ++i) {
        std::uint64_t hash = 7;
        const bool mark = i == 0 || i + 1 == size;
        for (std::size_t j = i; j < std::min(size, i + longest_language_gram); ++j) {
            hash = step(hash, letter(j));
            if (!mark || j > i) items.push_back(item(hash, j - i));
        }
    }
    std::uint64_t whole = 11;
    for (const auto one : word)
        whole = step(whole, one);
    items.push_back(item(whole, longest_language_gram));
}

const std::int16_t* language_model::row_of(std::uint64_t wanted) const noexcept {
    const auto mask = keys_.size() - 1;
    for (auto at = static_cast<std::size_t>(wanted) & mask; keys_[at] != 0; at = (at + 1) & mask)
        if (keys_[at] == wanted) return &rows_[at * stride()];
    return nullptr;
}

language_evidence language_model::read(std::string_view text) const {
    language_evidence found;
    const auto words = words_of(text, found);
    const auto count = languages_.size();
    std::vector<std::int32_t> sums(count, 0);
    std::vector<std::uint32_t> triples(count, 0);  // and longer, seen in the language
    std::vector<std::uint32_t> known(count, 0);    // words
    std::uint32_t all_triples = 0;
    std::vector<language_item> items;
    for (const auto& word : words) {
        for (const auto letter : word.letters)
            note_letter(letter, languages_, found.foreign);
        find_language_items(word.letters, items);
        for (const auto& [hash, length] : items) {
            const bool whole = length == longest_language_gram;
            if (length >= 2 && !whole) ++all_triples;
            const auto* row = row_of(hash);
            if (row == nullptr) continue;
            const auto* floor = &floors_[length * stride()];
            for (std::size_t k = 0; k < count; ++k) {
                sums[k] += row[k];
                if (length < 2 || row[k] <= floor[k]) continue;
                ++(whole ? known : triples)[k];
            }
        }
    }
    found.scores.assign(count, not_possible);
    std::size_t best = count;
    for (std::size_t k = 0; k < count; ++k) {
        if (scripts_[k] != found.main) continue;
        found.scores[k] = static_cast<float>(sums[k]) * unit;
        if (best == count || found.scores[k] > found.scores[best]) best = k;
    }
    if (best < count)
        found.fit = static_cast<double>(triples[best]) / std::max(1U, all_triples) +
                    0.5 * known[best] / static_cast<double>(std::max<std::size_t>(1, found.words));
    return found;
}

}  // namespace lotsen

#include "core/understanding/language/language_model.hpp"

#include <algorithm>
#include <array>

#include "core/text/utf8.hpp"
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

// What one reading needs and the next one of the same thread uses again.
struct workspace {
    language_words words;
    std::vector<language_item> items;
    std::vector<std::int32_t> sums;
    std::vector<std::uint32_t> triples;  // and longer, seen in the language
    std::vector<std::uint32_t> known;    // words
};

workspace& scratch() {
    thread_local workspace space;
    return space;
}

// Words of the main script only count, so that a name in Latin letters does not make an Arabic
// sentence English.
void keep_main_script(language_words& words, language_evidence& found) {
    std::array<std::size_t, scripts> letters{};
    for (const auto& word : words.words)
        letters[static_cast<std::size_t>(word.is)] += word.size;
    const auto* most = std::ranges::max_element(letters);
    if (*most == 0) return;
    found.main = static_cast<script>(most - letters.begin());
    found.letters = *most;
    std::erase_if(words.words, [&](const auto& one) { return one.is != found.main; });
    found.words = words.words.size();
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

void find_language_words(std::string_view text, language_words& found) {
    found.letters.clear();
    found.words.clear();
    bool inside = false;
    for (std::size_t at = 0; at < text.size() && found.letters.size() < most_language_letters;) {
        const auto letter = lower_case(next_code_point(text, at));
        const auto is = script_of(letter);
        if (is != script::none) {
            if (!inside || found.words.back().is != is)
                found.words.push_back({found.letters.size(), 0, is});
            found.letters += letter;
            ++found.words.back().size;
        }
        inside = is != script::none;
    }
}

void find_language_items(std::u32string_view word, std::vector<language_item>& items) {
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
    const auto mask = cells() - 1;
    const auto width = cell();
    for (auto at = static_cast<std::size_t>(wanted) & mask;; at = (at + 1) & mask) {
        const auto* here = &cells_[at * width];
        const auto key = key_of(here);
        if (key == wanted) return here + 4;
        if (key == 0) return nullptr;
    }
}

language_evidence language_model::read(std::string_view text) const {
    language_evidence found;
    auto& space = scratch();
    find_language_words(text, space.words);
    keep_main_script(space.words, found);
    const auto count = languages_.size();
    space.sums.assign(count, 0);
    space.triples.assign(count, 0);
    space.known.assign(count, 0);
    std::uint32_t all_triples = 0;
    const auto mask = cells() - 1;
    for (const auto& word : space.words.words) {
        const auto letters = space.words.of(word);
        for (const auto letter : letters)
            note_letter(letter, languages_, found.foreign);
        find_language_items(letters, space.items);
        for (const auto& one : space.items)
            __builtin_prefetch(&cells_[(one.hash & mask) * cell()]);
        for (const auto& [hash, length] : space.items) {
            const bool whole = length == longest_language_gram;
            if (length >= 2 && !whole) ++all_triples;
            const auto* row = row_of(hash);
            if (row == nullptr) continue;
            const auto* floor = &floors_[length * stride()];
            auto& seen = whole ? space.known : space.triples;
            for (std::size_t k = 0; k < count; ++k) {
                space.sums[k] += row[k];
                if (length >= 2 && row[k] > floor[k]) ++seen[k];
            }
        }
    }
    found.scores.assign(count, not_possible);
    std::size_t best = count;
    for (std::size_t k = 0; k < count; ++k) {
        if (scripts_[k] != found.main) continue;
        found.scores[k] = static_cast<float>(space.sums[k]) * unit;
        if (best == count || found.scores[k] > found.scores[best]) best = k;
    }
    if (best < count)
        found.fit =
            static_cast<double>(space.triples[best]) / std::max(1U, all_triples) +
            0.5 * space.known[best] / static_cast<double>(std::max<std::size_t>(1, found.words));
    return found;
}

}  // namespace lotsen

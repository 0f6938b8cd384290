#include "core/understanding/language/language_model.hpp"

#include <algorithm>
#include <array>

#include "core/text/utf8.hpp"
#include "core/understanding/language/tokens.hpp"

namespace lotsen {
namespace {

constexpr std::uint64_t step(std::uint64_t hash, std::uint64_t value) noexcept {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

constexpr language_item item(std::uint64_t hash, std::size_t length) noexcept {
    hash = step(hash, length);
    hash ^= hash >> 32;
    return {hash == 0 ? 1 : hash, length};
}

/// An item that the model has: where its gains stand, and what it adds to a language's tally
/// besides.
struct found_item {
    std::uint32_t place = 0;
    std::uint32_t length = 0;
};

/// Of one language: the gains in the lower half, then how many letter triples and longer, and in
/// the last quarter how many words it has seen. One addition does for all three.
using tally = std::uint64_t;
constexpr unsigned triples_at = 32;
constexpr unsigned words_at = 48;
static_assert(
    most_language_letters * 3 < 65'536
);  // no more items of a length than a quarter counts

constexpr std::array<tally, item_lengths> counted_as{
    0, 0, tally{1} << triples_at, tally{1} << triples_at, tally{1} << words_at};

/// Log odds: another script than the language's own is seldom written, and its texts are few.
constexpr float second_script_prior = -3;
constexpr std::uint32_t shared_by = 6;  // languages: a word that they all have

// What one reading needs and the next one of the same thread uses again.
struct workspace {
    language_words words;
    std::vector<language_item> items;
    std::vector<found_item> found;
    std::vector<tally> tallies;
};

workspace& scratch() {
    thread_local workspace space;
    return space;
}

// Words of the main script only count, so that a name in Latin letters does not make an Arabic
// sentence English.
void keep_main_script(language_words& words, language_evidence& found) {
    found.main = main_script(words);
    std::erase_if(words.words, [&](const auto& one) { return one.is != found.main; });
    for (const auto& word : words.words)
        found.letters += word.size;
    found.words = words.words.size();
}

/// Names and the city's own words stand in Latin letters in a message of any script, and are long:
/// so words count, not letters, and those of other scripts for more. Where words are not parted, a
/// letter is as good as one.
double weight_of(const language_word& word) {
    switch (word.is) {
        case script::latin:
            return 1;
        case script::han:
        case script::kana:
        case script::thai:
            return static_cast<double>(word.size);
        default:
            return 1.5;
    }
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

script main_script(const language_words& words) {
    std::array<double, scripts> weights{};
    for (const auto& word : words.words)
        weights[static_cast<std::size_t>(word.is)] += weight_of(word);
    const auto* most = std::ranges::max_element(weights);
    return *most == 0 ? script::none : static_cast<script>(most - weights.begin());
}

void find_language_words(std::string_view text, language_words& found, std::size_t most) {
    found.letters.clear();
    found.words.clear();
    bool inside = false;
    for (std::size_t at = 0; at < text.size() && found.letters.size() < most;) {
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
    items.resize(longest_language_gram * (word.size() + 2));  // more than there are
    auto* next = items.data();
    const auto size = word.size() + 2;
    const auto letter = [&](std::size_t i) -> std::uint64_t {
        return i == 0 ? 2 : i + 1 == size ? 3 : word[i - 1];
    };
    for (std::size_t i = 0; i + 1 < size; ++i) {  // the mark at the end begins nothing
        auto hash = step(7, letter(i));
        if (i > 0) *next++ = item(hash, 0);
        const auto end = std::min(size, i + longest_language_gram);
        for (std::size_t j = i + 1; j < end; ++j) {
            hash = step(hash, letter(j));
            *next++ = item(hash, j - i);
        }
    }
    std::uint64_t whole = 11;
    for (const auto one : word)
        whole = step(whole, one);
    *next++ = item(whole, longest_language_gram);
    items.resize(static_cast<std::size_t>(next - items.data()));
}

language_evidence language_model::read(std::string_view text, std::size_t most) const {
    language_evidence found;
    auto& space = scratch();
    find_language_words(text, space.words, most);
    keep_main_script(space.words, found);
    space.found.clear();
    std::uint32_t all_triples = 0;  // and longer
    std::array<std::uint32_t, item_lengths> items{};
    const auto* table = slots_.data();
    const auto mask = slots_.size() - 1;
    const auto* gains = gains_.data();
    const auto find = [&](std::uint64_t hash) {
        auto at = static_cast<std::size_t>(hash) & mask;
        const auto check = static_cast<std::uint32_t>(hash >> 32);
        while (table[at].place != 0 && table[at].check != check)
            at = (at + 1) & mask;
        return table[at].place;
    };
    for (const auto& word : space.words.words) {
        const auto letters = space.words.of(word);
        for (const auto letter : letters)
            note_letter(letter, languages_, found.foreign);
        find_language_items(letters, space.items);
        for (const auto& one : space.items)
            __builtin_prefetch(table + (one.hash & mask));
        // A word that many languages have is the city's own, or a name: its letters say nothing of
        // the language around it.
        const auto whole = find(space.items.back().hash);
        if ((whole & most_kinds) >= shared_by) {
            space.found.push_back({whole, longest_language_gram});
            ++items[longest_language_gram];
            continue;
        }
        const auto before = space.found.size();
        space.found.resize(before + space.items.size());
        auto* next = space.found.data() + before;
        for (const auto& [hash, length] : space.items) {
            all_triples += length >= 2 && length != longest_language_gram ? 1U : 0U;
            const auto place = find(hash);
            __builtin_prefetch(gains + (place >> gains_count_bits));
            // What is not known is written over by the next.
            *next = {place, static_cast<std::uint32_t>(length)};
            next += place == 0 ? 0 : 1;
            items[length] += place == 0 ? 0 : 1;
        }
        space.found.resize(static_cast<std::size_t>(next - space.found.data()));
    }
    const auto count = kinds_.size();
    space.tallies.assign(most_kinds + 1, 0);
    auto* tallies = space.tallies.data();
    for (const auto& [place, length] : space.found) {
        const auto* one = gains + (place >> gains_count_bits);
        const auto* end = one + (place & most_kinds);
        for (; one != end; ++one)
            tallies[*one >> gain_bits] += (*one & ((1U << gain_bits) - 1)) + counted_as[length];
    }
    found.scores.assign(languages_.size(), not_possible);
    auto highest = not_possible;
    for (std::size_t k = 0; k < count; ++k) {
        if (kinds_[k].is != found.main) continue;
        auto score = static_cast<float>(static_cast<std::uint32_t>(tallies[k])) * gain_unit;
        for (std::size_t length = 0; length < item_lengths; ++length)
            score += static_cast<float>(items[length]) * floors_[length * count + k];
        if (kinds_[k].second) score += second_script_prior;
        auto& best = found.scores[kinds_[k].language];
        best = std::max(best, score);
        if (score <= highest) continue;
        highest = score;
        const auto triples = (tallies[k] >> triples_at) & 0xFFFF;
        const auto known = tallies[k] >> words_at;
        found.fit = static_cast<double>(triples) / std::max(1U, all_triples) +
                    0.5 * static_cast<double>(known) /
                        static_cast<double>(std::max<std::size_t>(1, found.words));
    }
    return found;
}

}  // namespace lotsen

#include "core/understanding/language/language_model.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/base/vector_clones.hpp"
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

/// The log probabilities of an item that the model has.
struct found_row {
    const std::int16_t* of = nullptr;
    std::size_t length = 0;
};

constexpr std::size_t lanes = 8;  // languages that are summed at once
using eight = std::int16_t __attribute__((vector_size(lanes * sizeof(std::int16_t))));

/// What the items of a text say of eight languages.
struct tally {
    std::int32_t sums[lanes] = {};
    eight seen[item_lengths] = {};  // in the language itself, by the item's length
};
static_assert(most_language_letters * 3 < 32'767);  // no more items of a length than `seen` counts

LOTSEN_VECTOR_CLONES
void add_rows(
    const found_row* rows,
    std::size_t count,
    std::size_t first,
    const std::int16_t* floors,
    std::size_t stride,
    tally& total
) {
    std::int32_t sums[lanes] = {};  // its own, so that it stays in registers
    for (std::size_t i = 0; i < count; ++i) {
        const auto* of = rows[i].of + first;
        for (std::size_t k = 0; k < lanes; ++k)
            sums[k] += of[k];
        eight row;
        eight floor;
        std::memcpy(&row, of, sizeof row);
        std::memcpy(&floor, floors + rows[i].length * stride + first, sizeof floor);
        total.seen[rows[i].length] -= row > floor;  // true is -1 in each lane
    }
    std::ranges::copy(sums, total.sums);
}

// What one reading needs and the next one of the same thread uses again.
struct workspace {
    language_words words;
    std::vector<language_item> items;
    std::vector<found_row> rows;
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

language_evidence language_model::read(std::string_view text) const {
    language_evidence found;
    auto& space = scratch();
    find_language_words(text, space.words);
    keep_main_script(space.words, found);
    space.rows.clear();
    std::uint32_t all_triples = 0;  // and longer
    const auto* table = cells_.data();
    const auto width = cell();
    const auto mask = cells() - 1;
    for (const auto& word : space.words.words) {
        const auto letters = space.words.of(word);
        for (const auto letter : letters)
            note_letter(letter, languages_, found.foreign);
        find_language_items(letters, space.items);
        for (const auto& one : space.items)
            __builtin_prefetch(table + (one.hash & mask) * width);
        const auto before = space.rows.size();
        space.rows.resize(before + space.items.size());
        auto* next = space.rows.data() + before;
        for (const auto& [hash, length] : space.items) {
            all_triples += length >= 2 && length != longest_language_gram ? 1U : 0U;
            auto at = static_cast<std::size_t>(hash) & mask;
            auto key = key_of(table + at * width);
            for (; key != hash && key != 0; key = key_of(table + at * width))
                at = (at + 1) & mask;
            // What is not known is written over by the next.
            *next = {table + at * width + key_lanes, length};
            next += key == hash ? 1 : 0;
        }
        space.rows.resize(static_cast<std::size_t>(next - space.rows.data()));
    }
    const auto count = languages_.size();
    found.scores.assign(count, not_possible);
    auto highest = not_possible;
    for (std::size_t first = 0; first < count; first += lanes) {
        tally total;
        add_rows(space.rows.data(), space.rows.size(), first, floors_.data(), stride(), total);
        for (std::size_t k = 0; k < lanes && first + k < count; ++k) {
            if (scripts_[first + k] != found.main) continue;
            const auto score = static_cast<float>(total.sums[k]) * unit;
            found.scores[first + k] = score;
            if (score <= highest) continue;
            highest = score;
            const auto triples = total.seen[2][k] + total.seen[3][k];
            const auto known = total.seen[longest_language_gram][k];
            found.fit = static_cast<double>(triples) / std::max(1U, all_triples) +
                        0.5 * known / static_cast<double>(std::max<std::size_t>(1, found.words));
        }
    }
    return found;
}

}  // namespace lotsen

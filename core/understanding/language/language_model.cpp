#include "core/understanding/language/language_model.hpp"

#include <algorithm>
#include <array>

#include "core/text/utf8.hpp"
#include "core/text/word_memory.hpp"
#include "core/understanding/language/tokens.hpp"
#include "core/understanding/open_table.hpp"

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
/// Log odds that such a word costs a text of another language: English names and words stand in
/// all, the city's Swedish ones in those written here. So a few of them decide nothing.
constexpr float english_guest = 16;
constexpr float swedish_guest = 25;
constexpr float no_guest = 0;
constexpr std::uint32_t shared_by = 6;  // languages: a word that they all have

constexpr std::size_t remembered_words = 4096;  // of each thread; some 2 MB

float cost_of_guest(std::string_view language) {
    if (language == "en") return english_guest;
    return language == "sv" ? swedish_guest : no_guest;
}

/// What a word says.
struct word_tallies {
    std::vector<tally> of;                             // a kind each
    std::vector<float> scores;                         // likewise, log likelihood
    std::array<std::uint16_t, item_lengths> counts{};  // of items that the model has, by length
    std::uint16_t triples = 0;                         // letter triples and longer, all of them

    void clear(std::size_t kinds) {
        of.assign(kinds, 0);
        scores.assign(kinds, 0);
        counts = {};
        triples = 0;
    }
};

// What one reading needs and the next one of the same thread uses again.
struct workspace {
    word_memory<word_tallies> memory{remembered_words};
    language_words words;
    std::vector<language_item> items;
    std::vector<tally> tallies;
    std::vector<float> scores;
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

namespace {

/// How many bytes the code takes that begins there, as "B-A7P7-CZBE": capitals and digits, or
/// letters and digits in three parts. 0: none does.
std::size_t code_at(std::string_view text, std::size_t at) {
    constexpr std::size_t parts_of_reference = 3;
    std::size_t digits = 0;
    std::size_t small = 0;
    std::size_t parts = 1;
    std::size_t end = at;
    for (; end < text.size() && text[end] != ' '; ++end) {
        const char one = text[end];
        if (one == '-')
            ++parts;
        else if (one >= '0' && one <= '9')
            ++digits;
        else if (one >= 'a' && one <= 'z')
            ++small;
        else if (one < 'A' || one > 'Z')
            break;
    }
    const bool whole = end == text.size() || (text[end] & 0x80) == 0;
    return whole && digits > 0 && (small == 0 || parts >= parts_of_reference) ? end - at : 0;
}

}  // namespace

void find_language_words(std::string_view text, language_words& found, std::size_t most) {
    found.letters.clear();
    found.words.clear();
    bool inside = false;
    for (std::size_t at = 0; at < text.size() && found.letters.size() < most;) {
        // The letters of a reference are of no language.
        const bool first = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
        if (const auto code = first ? code_at(text, at) : 0; code > 0) {
            at += code;
            inside = false;
            continue;
        }
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

/// One text on its way through the model.
class language_reading {
  public:
    language_reading(const language_model& model, workspace& space) : model_(model), space_(space) {
        space_.memory.serve(model.owner_);
        space_.tallies.assign(model.kinds_.size(), 0);
        space_.scores.assign(model.kinds_.size(), 0);
    }

    void add(std::u32string_view word) {
        std::uint64_t whole = 11;
        for (const auto letter : word)
            whole = step(whole, letter);
        const auto& known =
            space_.memory.of(whole, [&](word_tallies& found) { work_out(word, found); });
        for (std::size_t k = 0; k < space_.tallies.size(); ++k) {
            space_.tallies[k] += known.of[k];
            space_.scores[k] += known.scores[k];
        }
        triples_ += known.triples;
    }

    /// Scores and fit, from all that was added.
    void weigh(language_evidence& found) {
        found.scores.assign(model_.languages_.size(), not_possible);
        auto highest = not_possible;
        for (std::size_t k = 0; k < model_.kinds_.size(); ++k) {
            const auto& kind = model_.kinds_[k];
            if (kind.is != found.main) continue;
            const auto score = score_of(k);
            auto& best = found.scores[kind.language];
            best = std::max(best, score);
            if (score <= highest) continue;
            highest = score;
            found.fit = fit_of(space_.tallies[k], found.words);
        }
    }

  private:
    void work_out(std::u32string_view word, word_tallies& found) {
        found.clear(model_.kinds_.size());
        find_language_items(word, space_.items);
        for (const auto& one : space_.items)
            __builtin_prefetch(model_.slots_.data() + first_slot(one.hash, model_.slots_.size()));
        look_up(found);
        score(found);
    }

    void look_up(word_tallies& found) const {
        // A word that many languages have is the city's own, or a name: its letters say nothing of
        // the language around it.
        const auto whole = place_of(space_.items.back().hash);
        if ((whole & most_kinds) >= shared_by)
            return add_gains(whole, longest_language_gram, found);
        for (const auto& [hash, length] : space_.items) {
            if (length >= 2 && length != longest_language_gram) ++found.triples;
            if (const auto place = place_of(hash); place != 0) add_gains(place, length, found);
        }
    }

    void add_gains(std::uint32_t place, std::size_t length, word_tallies& found) const {
        ++found.counts[length];
        const auto* one = model_.gains_.data() + (place >> gains_count_bits);
        const auto* end = one + (place & most_kinds);
        for (; one != end; ++one)
            found.of[*one >> gain_bits] += (*one & ((1U << gain_bits) - 1)) + counted_as[length];
    }

    std::uint32_t place_of(std::uint64_t hash) const {
        const auto* table = model_.slots_.data();
        const auto slots = model_.slots_.size();
        auto at = first_slot(hash, slots);
        const auto check = static_cast<std::uint32_t>(hash >> 32);
        while (table[at].place != 0 && table[at].check != check)
            at = next_slot(at, slots);
        return table[at].place;
    }

    void score(word_tallies& found) const {
        const auto kinds = model_.kinds_.size();
        for (std::size_t k = 0; k < kinds; ++k) {
            auto& score = found.scores[k];
            score = static_cast<float>(static_cast<std::uint32_t>(found.of[k])) * gain_unit;
            for (std::size_t length = 0; length < item_lengths; ++length)
                score +=
                    static_cast<float>(found.counts[length]) * model_.floors_[length * kinds + k];
        }
        const auto alone = found.scores;
        for (std::size_t guest = 0; guest < kinds; ++guest) {
            const auto& from = model_.kinds_[guest];
            const auto cost = cost_of_guest(model_.languages_[from.language]);
            if (cost == no_guest || from.second) continue;
            for (std::size_t k = 0; k < kinds; ++k)
                if (model_.kinds_[k].is == from.is)
                    found.scores[k] = std::max(found.scores[k], alone[guest] - cost);
        }
    }

    float score_of(std::size_t k) const {
        return space_.scores[k] + (model_.kinds_[k].second ? second_script_prior : 0);
    }

    double fit_of(tally seen, std::size_t words) const {
        const auto triples = static_cast<double>((seen >> triples_at) & 0xFFFF);
        const auto known = static_cast<double>(seen >> words_at);
        return triples / std::max(1U, triples_) +
               0.5 * known / static_cast<double>(std::max<std::size_t>(1, words));
    }

    const language_model& model_;
    workspace& space_;
    std::uint32_t triples_ = 0;  // letter triples and longer, all of them
};

language_evidence language_model::read(std::string_view text, std::size_t most) const {
    language_evidence found;
    auto& space = scratch();
    find_language_words(text, space.words, most);
    keep_main_script(space.words, found);
    language_reading reading(*this, space);
    for (const auto& word : space.words.words) {
        const auto letters = space.words.of(word);
        for (const auto letter : letters)
            note_letter(letter, languages_, found.foreign);
        reading.add(letters);
    }
    reading.weigh(found);
    return found;
}

}  // namespace lotsen

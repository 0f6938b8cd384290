#include "core/understanding/choices.hpp"

#include <algorithm>

namespace lotsen {
namespace {

constexpr std::size_t key_letters = 4;       // shorter keywords are words of their own only
constexpr std::size_t compound_letters = 5;  // the least that counts inside a longer word
constexpr std::size_t typo_letters = 7;      // the least in which a slip is forgiven
constexpr std::size_t longest_ending = 5;    // letters that bend a word
constexpr std::size_t most_languages = 64;
constexpr std::size_t foreign_letters = 5;  // the least of a word of another language
constexpr double sure_foreign = 0.8;
constexpr double sure_exact = 1.0;
constexpr double sure_bent = 0.95;
constexpr double sure_compound = 0.85;
constexpr double sure_typo = 0.75;
constexpr std::size_t remembered_words = 4096;  // of each thread

std::uint64_t key_of(std::u32string_view letters) {
    std::uint64_t key = 0;
    for (const auto letter : letters)
        key = key * 0x110000U + letter;
    return key;
}

// One letter too many, missing, changed, or two changed about.
bool one_slip(std::u32string_view left, std::u32string_view right) {
    if (left.size() > right.size()) std::swap(left, right);
    if (right.size() - left.size() > 1) return false;
    std::size_t front = 0;
    while (front < left.size() && left[front] == right[front])
        ++front;
    left.remove_prefix(front);
    right.remove_prefix(front);
    if (left.size() < right.size()) return left == right.substr(1);
    if (left.size() < 2) return true;
    if (left.substr(1) == right.substr(1)) return true;
    return left[0] == right[1] && left[1] == right[0] && left.substr(2) == right.substr(2);
}

// Letters before what a longer word ends with: there is no "ringa" in "åringar", but Arabic writes
// "and" and "in" as one letter of the word.
std::size_t least_before(std::u32string_view word) {
    constexpr char32_t behind_latin = U'\u0250';
    return word.front() < behind_latin ? 2 : 1;
}

// How surely `word` is `known`; 0 where it is not.
double likeness(std::u32string_view known, std::u32string_view word) {
    if (known == word) return sure_exact;
    if (known.size() < key_letters) return 0;
    const auto common =
        static_cast<std::size_t>(std::ranges::mismatch(known, word).in1 - known.begin());
    if (common == known.size())
        return word.size() <= known.size() + longest_ending ? sure_bent : sure_compound;
    // A stem whose last letters change: "lyktstolpe", "lyktstolpar".
    if (known.size() > compound_letters && common + 2 >= known.size() &&
        common >= compound_letters && word.size() <= known.size() + longest_ending - 2)
        return sure_bent - 0.05;
    if (known.size() >= compound_letters &&
        word.find(known, least_before(word)) != std::u32string_view::npos)
        return sure_compound;
    if (known.size() >= typo_letters) {
        if (one_slip(known, word)) return sure_typo;
        // With an ending: the slip is in the stem.
        for (const auto size : {known.size() - 1, known.size(), known.size() + 1})
            if (word.size() > size && word.size() <= size + 3 &&
                one_slip(known, word.substr(0, size)))
                return sure_typo;
    }
    return 0;
}

}  // namespace

word_memory<std::vector<choice_finder::beginning>>& choice_finder::remembered() {
    thread_local word_memory<std::vector<beginning>> memory(remembered_words);
    return memory;
}

struct choice_finder::text_word {
    std::u32string_view letters;
    std::size_t begin = 0;
    std::size_t end = 0;  // bytes of the original
};

// The words of a text, and the letters they are views of.
struct choice_finder::text_words {
    explicit text_words(const folded_text& text);

    std::u32string letters;
    std::vector<text_word> words;
};

choice_finder::text_words::text_words(const folded_text& text) : letters(text.text.size(), U' ') {
    constexpr std::size_t usual_length = 4;
    words.reserve(letters.size() / usual_length + 1);
    auto* next = letters.data();
    bool inside = false;
    for (std::size_t at = 0; at < text.text.size();) {
        const auto begin = at;
        const auto letter = next_code_point(text.text, at);
        const bool part = letter != ill_formed && is_word_character(letter);
        const bool han = is_han(letter);
        // NOLINTNEXTLINE(bugprone-string-constructor): empty, it knows where its letters will be.
        const std::u32string_view here(next, 0);
        if (part && (!inside || han)) words.push_back({here, text.origin[begin], 0});
        if (part) {
            *next++ = letter;
            auto& word = words.back();
            word.letters = std::u32string_view(word.letters.data(), word.letters.size() + 1);
            word.end = text.origin[at];
        }
        inside = part && !han;
    }
}

choice_finder::choice_finder(const std::vector<choice_keyword>& keywords) {
    for (const auto& given : keywords) {
        if (std::ranges::find(languages_, given.language) == languages_.end() &&
            languages_.size() < most_languages)
            languages_.push_back(given.language);
        keyword known;
        known.language = bit_of(given.language);
        const text_words parts(fold_with_origin(given.word));
        for (const auto& word : parts.words)
            known.words.emplace_back(word.letters);
        if (known.words.empty()) continue;
        known.choice = choice_of(given);
        keywords_.push_back(std::move(known));
        index(static_cast<std::uint32_t>(keywords_.size() - 1));
    }
}

std::uint32_t choice_finder::choice_of(const choice_keyword& given) {
    const auto same = [&](const choice& one) {
        return one.plugin == given.plugin && one.value == given.value;
    };
    const auto found = std::ranges::find_if(choices_, same);
    if (found != choices_.end()) return static_cast<std::uint32_t>(found - choices_.begin());
    choices_.push_back({given.plugin, given.value});
    return static_cast<std::uint32_t>(choices_.size() - 1);
}

void choice_finder::index(std::uint32_t number) {
    const std::u32string_view first = keywords_[number].words.front();
    if (first.size() < key_letters) {
        short_[std::u32string(first)].push_back(number);
        shorter_.add(key_of(first));
        return;
    }
    const auto add = [&](key_index& to, std::u32string_view letters) {
        to[key_of(letters)].push_back(number);
        start_or_end_.add(key_of(letters));
    };
    add(starts_, first.substr(0, key_letters));
    if (first.size() >= typo_letters) add(ends_, first.substr(first.size() - key_letters));
}

// 0 for a language that has no keywords.
std::uint64_t choice_finder::bit_of(std::string_view language) const {
    const auto found = std::ranges::find(languages_, language);
    if (found == languages_.end()) return 0;
    return std::uint64_t{1} << static_cast<unsigned>(found - languages_.begin());
}

std::uint64_t choice_finder::counted_in(std::string_view language) const {
    const auto base = language.substr(0, language.find("-x-"));
    const auto own = bit_of(base);
    if (own == 0) return ~std::uint64_t{0};
    const auto sister = base == "prs" ? bit_of("fa") : 0;
    return own | sister | bit_of("sv") | bit_of("en");
}

double choice_finder::match_rest(
    const keyword& known, const std::vector<text_word>& words, std::size_t at
) const {
    if (at + known.words.size() > words.size()) return 0;
    double sure = sure_exact;
    for (std::size_t i = 1; i < known.words.size() && sure > 0; ++i)
        sure = std::min(sure, likeness(known.words[i], words[at + i].letters));
    return sure;
}

void choice_finder::find_beginnings(std::u32string_view letters, std::vector<beginning>& all)
    const {
    all.clear();
    const auto consider = [&](const std::vector<std::uint32_t>& numbers) {
        for (const auto number : numbers) {
            const auto same = [&](const beginning& one) { return one.keyword == number; };
            const auto sure = likeness(keywords_[number].words.front(), letters);
            if (sure > 0 && std::ranges::none_of(all, same)) all.push_back({number, sure});
        }
    };
    if (letters.size() < key_letters && shorter_.may_have(key_of(letters)))
        if (const auto known = short_.find(std::u32string(letters)); known != short_.end())
            consider(known->second);
    for (std::size_t i = 0; i + key_letters <= letters.size(); ++i) {
        const auto key = key_of(letters.substr(i, key_letters));
        if (!start_or_end_.may_have(key)) continue;
        if (const auto known = starts_.find(key); known != starts_.end()) consider(known->second);
        if (i == 0) continue;
        if (const auto known = ends_.find(key); known != ends_.end()) consider(known->second);
    }
}

entity choice_finder::entity_of(
    const keyword& known, const std::vector<text_word>& words, std::size_t at, double sure
) const {
    const auto& owner = choices_[known.choice];
    const auto end = words[at + known.words.size() - 1].end;
    return {"choice", owner.value, words[at].begin, end, sure, owner.plugin};
}

std::vector<entity> choice_finder::find(const folded_text& text, std::string_view language) const {
    std::vector<entity> found;
    if (keywords_.empty()) return found;
    std::vector<entity> foreign;
    const auto counted = counted_in(language);
    const text_words all(text);
    const auto& words = all.words;
    constexpr auto nowhere = static_cast<std::size_t>(-1);
    std::vector<std::size_t> place;  // in `found`, by choice
    auto& memory = remembered();
    memory.serve(owner_);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto letters = words[at].letters;
        const auto& begun = memory.of(word_hash(letters), [&](std::vector<beginning>& here) {
            find_beginnings(letters, here);
        });
        for (const auto& one : begun) {
            const auto& known = keywords_[one.keyword];
            const auto sure = std::min(one.sure, match_rest(known, words, at));
            if (sure <= 0) continue;
            if ((known.language & counted) == 0) {
                if (sure == sure_exact && known.words.front().size() >= foreign_letters)
                    foreign.push_back(entity_of(known, words, at, sure_foreign));
                continue;
            }
            place.resize(choices_.size(), nowhere);
            auto& before = place[known.choice];
            if (before != nowhere && found[before].confidence >= sure) continue;
            if (before == nowhere) {
                before = found.size();
                found.emplace_back();
            }
            found[before] = entity_of(known, words, at, sure);
        }
    }
    if (found.empty()) found = std::move(foreign);
    std::ranges::stable_sort(found, {}, &entity::begin);
    return found;
}

}  // namespace lotsen

#include "plugins/associations/search.hpp"

#include <algorithm>
#include <set>

#include "plugins/associations/slips.hpp"

namespace lotsen::associations {
namespace {

constexpr std::size_t candidates = 200;  // read for each way of looking
constexpr std::size_t most_results = 50;
constexpr std::size_t most_words = 20;    // of the resident's
constexpr std::size_t shortest_word = 2;  // bytes
constexpr std::size_t trigram = 3;        // letters

// What counts, and how much: an activity that was meant, a word of the name, a word of the text,
// and the same words misspelt. The best decides how much is enough.
constexpr double for_activity = 4;
constexpr double for_name = 3;
constexpr double for_text = 1.5;
constexpr double for_name_slip = 2;
constexpr double for_text_slip = 1;
constexpr double enough_of_best = 0.5;

void add_term(std::string& expression, std::string_view term, bool prefix) {
    if (!expression.empty()) expression += " OR ";
    expression += '"' + std::string(term) + (prefix ? "\"*" : "\"");
}

std::string word_expression(const search_wish& wish) {
    std::string expression;
    for (const auto& word : wish.words)
        add_term(expression, word, word.size() > trigram);
    for (const auto* meant : wish.activities)
        for (const auto& term : meant->search)
            add_term(expression, term, true);
    return expression;
}

std::string trigram_expression(const search_wish& wish) {
    std::set<std::string> all;
    const auto add = [&](std::string_view word) {
        const auto letters = letters_of(word);
        for (std::size_t at = 0; at + trigram <= letters.size(); ++at) {
            const auto* begin = letters[at].data();
            const auto& last = letters[at + trigram - 1];
            all.emplace(begin, last.data() + last.size());
        }
    };
    for (const auto& word : wish.words)
        add(word);
    for (const auto* meant : wish.activities)
        for (const auto& term : meant->search)
            add(term);
    std::string expression;
    for (const auto& one : all)
        add_term(expression, one, false);
    return expression;
}

bool any_word(const std::vector<std::string>& words, std::string_view stem) {
    return std::ranges::any_of(words, [&](const auto& word) { return has_stem(word, stem); });
}

bool any_slip(const std::vector<std::string>& words, std::string_view typed) {
    return std::ranges::any_of(words, [&](const auto& word) { return nearly_same(word, typed); });
}

std::vector<association> find_candidates(database& from, const search_wish& wish) {
    std::vector<association> all;
    std::set<std::int64_t> seen;
    const auto add = [&](statement query) {
        for (auto& one : read_associations(from, std::move(query)))
            if (seen.insert(one.id).second) all.push_back(std::move(one));
    };
    if (const auto words = word_expression(wish); !words.empty())
        add({"by_words", {{"words", words}, {"most", candidates}}});
    if (const auto trigrams = trigram_expression(wish); !trigrams.empty())
        add({"by_trigrams", {{"trigrams", trigrams}, {"most", candidates}}});
    return all;
}

std::vector<association> of_categories(database& from, const search_wish& wish) {
    std::set<std::string> asked;
    for (const auto* meant : wish.activities)
        asked.insert(meant->category);
    std::vector<association> all;
    for (const auto& category : asked)
        std::ranges::move(
            read_associations(
                from, {"by_category", {{"category", category}, {"most", most_results}}}
            ),
            std::back_inserter(all)
        );
    return all;
}

}  // namespace

search_wish read_wish(std::string_view text, const word_groups& groups, fold_function fold) {
    const auto words = split_words(fold(text));
    search_wish wish;
    wish.activities = groups.meant(words);
    for (const auto& word : words) {
        if (word.size() < shortest_word || wish.words.size() == most_words) continue;
        if (groups.exactly(word, "stop") || groups.any({word}, "association")) continue;
        wish.words.push_back(word);
    }
    return wish;
}

double score(const association& one, const search_wish& wish) {
    const auto name = split_words(one.name_folded);
    const auto text = split_words(one.text_folded);
    double total = 0;
    for (const auto* meant : wish.activities) {
        const bool said = std::ranges::any_of(meant->search, [&](const auto& term) {
            return any_word(name, term) || any_word(text, term);
        });
        if (said) total += for_activity;
    }
    for (const auto& word : wish.words) {
        if (any_word(name, word))
            total += for_name;
        else if (any_word(text, word))
            total += for_text;
        else if (any_slip(name, word))
            total += for_name_slip;
        else if (any_slip(text, word))
            total += for_text_slip;
    }
    return total;
}

search_result search(database& from, const search_wish& wish) {
    struct scored {
        association one;
        double score = 0;
    };
    std::vector<scored> all;
    for (auto& one : find_candidates(from, wish)) {
        const double fits = score(one, wish);
        if (fits > 0) all.push_back({std::move(one), fits});
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &scored::score);
    // Where an activity was meant, an association that only shares the area is not what was asked
    // for.
    const bool wants_activity = std::ranges::any_of(wish.activities, [](const auto* meant) {
        return !meant->search.empty();
    });
    search_result found;
    for (auto& [one, fits] : all) {
        if (found.list.size() == most_results || fits < all.front().score * enough_of_best) break;
        if (wants_activity && all.front().score < for_activity && fits < for_name) break;
        found.list.push_back(std::move(one));
    }
    if (!found.list.empty()) {
        found.how = fit::exact;
        return found;
    }
    found.list = of_categories(from, wish);
    if (!found.list.empty()) found.how = wants_activity ? fit::near : fit::exact;
    return found;
}

void keep_named(search_result& found, std::string_view name) {
    if (std::ranges::find(found.list, name, &association::name) == found.list.end()) return;
    std::erase_if(found.list, [&](const association& one) { return one.name != name; });
}

}  // namespace lotsen::associations

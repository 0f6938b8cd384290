#include "core/understanding/language/identify.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/understanding/language/second_vote.hpp"
#include "core/understanding/language/tokens.hpp"

namespace lotsen {
namespace {

// Letter groups overlap, so their likelihoods count the same evidence several times over: this much
// of it makes the confidence true (EXPERIMENTS.md).
constexpr double evidence_weight = 0.3;
constexpr double prior = 3.0;  // log odds for the language spoken before
// Without a conversation: log odds of a language over the one at twice its place in the order of
// service. It decides words that several languages share ("ja").
constexpr double order_of_service = 0.2;
constexpr double variety = 7.5;  // log odds against a language that is written as another is
constexpr double no_fit = 1e-4;  // a chosen language less likely than this does not fit
constexpr std::size_t words_of_switch = 3;
// Below, a text is of a language that is not served as often as not; see language_evidence::fit.
constexpr double unsure_latin = 0.9;
constexpr double unsure_others = 0.6;
constexpr std::size_t words_for_vote = 3;
constexpr std::size_t letters_for_vote = 12;
constexpr double least_vote = 0.7;

std::string_view base_of(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

// Same language, perhaps another way of writing it ("sv", "sv-x-latt").
bool same_language(std::string_view left, std::string_view right) {
    return base_of(left) == base_of(right);
}

/// Dari is written as Persian is, but for some words: without a conversation in it, those decide.
bool is_variety(std::string_view language, const std::vector<std::string>& served) {
    return language == "prs" && std::ranges::find(served, "fa") != served.end();
}

/// Croatian and Serbian in Latin letters are Bosnian to a model that knows but one of them, and to
/// those who speak them.
bool is_read_as(std::string_view voted, std::string_view guess) {
    return guess == "bs" && (voted == "hr" || voted == "sr");
}

std::vector<double> shares_of(const std::vector<float>& scores, const std::vector<double>& extra) {
    double highest = not_possible;
    std::vector<double> shares(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        shares[i] =
            scores[i] <= not_possible ? not_possible : evidence_weight * scores[i] + extra[i];
        highest = std::max(highest, shares[i]);
    }
    double sum = 0;
    for (auto& share : shares)
        sum += share = std::exp(share - highest);
    for (auto& share : shares)
        share /= sum;
    return shares;
}

bool wants_vote(const language_evidence& found) {
    if (found.words < words_for_vote || found.letters < letters_for_vote) return false;
    if (!found.foreign.empty()) return true;
    return found.fit < (found.main == script::latin ? unsure_latin : unsure_others);
}

}  // namespace

language_guess language_identifier::among_served(
    const language_evidence& found, const reading_context& context
) const {
    const auto& languages = model_.languages();
    std::size_t spoken = languages.size();
    const auto spoken_base = base_of(context.conversation_language);
    for (std::size_t i = 0; i < languages.size() && !spoken_base.empty(); ++i)
        if (base_of(languages[i]) == spoken_base) spoken = i;
    std::vector<double> extra(languages.size(), 0);
    for (std::size_t i = 0; i < languages.size(); ++i)
        if (is_variety(languages[i], languages)) extra[i] = -variety;
    if (spoken < languages.size()) {
        if (context.language_is_chosen && found.scores[spoken] > not_possible) {
            const bool fits =
                found.words < words_of_switch || shares_of(found.scores, extra)[spoken] >= no_fit;
            if (fits) return {context.conversation_language, 1};
        }
        extra[spoken] = prior;
    } else {
        for (std::size_t i = 0; i < languages.size(); ++i)
            extra[i] -= order_of_service * std::log2(static_cast<double>(i + 1));
    }
    const auto shares = shares_of(found.scores, extra);
    const auto best = static_cast<std::size_t>(std::ranges::max_element(shares) - shares.begin());
    return {best == spoken ? context.conversation_language : languages[best], shares[best]};
}

language_guess language_identifier::identify(std::string_view text, const reading_context& context)
    const {
    constexpr double clear = 0.99;
    auto first = identify(text, context, first_language_letters);
    if (first.confidence >= clear || text.size() <= first_language_letters) return first;
    return identify(text, context, most_language_letters);
}

language_guess language_identifier::identify(
    std::string_view text, const reading_context& context, std::size_t letters
) const {
    const auto found = model_.read(text, letters);
    const bool none = std::ranges::all_of(found.scores, [](auto s) { return s <= not_possible; });
    if (found.main == script::none) {
        if (context.conversation_language.empty()) return {};
        return {context.conversation_language, 0.5};
    }
    if (none) {
        const auto only = language_of(found.main);
        if (!only.empty()) return {std::string(only), 0.95};
        const auto vote = ask_second_vote(text);
        return vote.language.empty() ? language_guess{}
                                     : language_guess{vote.language, vote.confidence};
    }
    auto guess = among_served(found, context);
    if (context.language_is_chosen && guess.tag == context.conversation_language) return guess;
    // In Cyrillic and Arabic script a letter that the served languages lack decides by itself.
    const bool given_away = !found.foreign.empty() && !same_language(found.foreign, guess.tag);
    if (given_away && found.main != script::latin) return {std::string(found.foreign), 0.9};
    if (!wants_vote(found)) return guess;
    const auto vote = ask_second_vote(text);
    if (vote.language.empty() || vote.confidence < least_vote ||
        same_language(vote.language, guess.tag) || is_read_as(vote.language, guess.tag))
        return guess;
    return {vote.language, vote.confidence * (given_away ? 0.95 : 0.8)};
}

}  // namespace lotsen

// language_model::train: letters are counted in each word once, and a word by the root of how often
// it is there, so that a catalogue which repeats itself does not outweigh the examples.
#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <map>
#include <string>

#include "core/understanding/language/language_model.hpp"
#include "core/understanding/language/tokens.hpp"
#include "core/understanding/open_table.hpp"

namespace lotsen {
namespace {

constexpr double smoothing = 0.1;  // added to every count
constexpr double kinds_a_length =
    3000;  // how many items of a length a language may be thought to have

constexpr std::size_t least_second_texts = 25;       // in a script that is not the language's own
constexpr std::size_t most_served = most_kinds / 2;  // each may have a second script

}  // namespace

class language_trainer {
  public:
    language_trainer(
        const std::vector<language_text>& texts, const std::vector<std::string>& languages
    ) {
        model_.languages_ = languages;
        std::vector<text_words> by_language(languages.size());
        language_words found;
        for (const auto& one : texts) {
            const auto language = std::ranges::find(languages, one.language) - languages.begin();
            if (static_cast<std::size_t>(language) == languages.size()) continue;
            find_language_words(one.text, found, one.text.size());
            auto& of_script = by_language[static_cast<std::size_t>(language)][main_script(found)];
            ++of_script.texts;
            for (const auto& word : found.words) {
                of_script.letters += word.size;
                ++of_script.words[std::u32string(found.of(word))];
            }
        }
        make_kinds(by_language);
        count_ = model_.kinds_.size();
        totals_.resize(count_);
        for (std::size_t k = 0; k < count_; ++k)
            count(by_language, k);
    }

    std::string missing() const { return missing_; }

    language_model finish() {
        model_.floors_.resize(item_lengths * count_);
        for (std::size_t length = 0; length < item_lengths; ++length)
            for (std::size_t k = 0; k < count_; ++k)
                model_.floors_[length * count_ + k] = log_share(0, length, k);
        // At most four fifths full: neighbours lie in one line of memory.
        const auto slots = counts_.size() + counts_.size() / 4 + 2;
        model_.slots_.assign(slots, {});
        model_.gains_.assign(1, 0);  // so that no place is 0
        // In order: the table's bytes depend on the texts alone.
        std::ranges::sort(counts_, {}, &tally::hash);
        for (const auto& one : counts_) {
            auto at = first_slot(one.hash, slots);
            while (model_.slots_[at].place != 0)
                at = next_slot(at, slots);
            const auto first = model_.gains_.size();
            for (const auto& [kind, weight] : one.of)
                model_.gains_.push_back(gain_of(one, kind, weight));
            model_.slots_[at] = {
                static_cast<std::uint32_t>(one.hash >> 32),
                static_cast<std::uint32_t>(
                    (first << gains_count_bits) | (model_.gains_.size() - first)
                )};
        }
        return std::move(model_);
    }

  private:
    struct tally {
        std::uint64_t hash = 0;
        std::size_t length = 0;
        std::vector<std::pair<std::size_t, double>> of;  // kind and weight, by kind
    };

    struct script_words {
        std::size_t texts = 0;
        std::size_t letters = 0;
        std::map<std::u32string, std::size_t> words;  // and how often
    };
    using text_words = std::map<script, script_words>;

    void make_kinds(std::vector<text_words>& by_language) {
        for (std::size_t language = 0; language < by_language.size(); ++language) {
            auto& words = by_language[language];
            words.erase(script::none);
            const auto most = std::ranges::max_element(words, {}, [](const auto& one) {
                return one.second.letters;
            });
            if (most == words.end()) {
                missing_ = model_.languages_[language];
                continue;
            }
            for (const auto& [is, of_script] : words) {
                const bool second = is != most->first;
                if (second && of_script.texts < least_second_texts) continue;
                model_.kinds_.push_back({static_cast<std::uint8_t>(language), is, second});
            }
        }
    }

    void count(const std::vector<text_words>& by_language, std::size_t kind) {
        const auto [language, is, second] = model_.kinds_[kind];
        for (const auto& [word, times] : by_language[language].at(is).words) {
            if (second && lent(by_language, word)) continue;
            add(word, times, kind);
        }
    }

    /// Those who write their language in Latin letters put Swedish and English words in between.
    bool lent(const std::vector<text_words>& by_language, const std::u32string& word) const {
        for (std::size_t language = 0; language < by_language.size(); ++language) {
            const auto& tag = model_.languages_[language];
            if (tag != "sv" && tag != "en") continue;
            const auto latin = by_language[language].find(script::latin);
            if (latin != by_language[language].end() && latin->second.words.contains(word))
                return true;
        }
        return false;
    }

    void add(const std::u32string& word, std::size_t times, std::size_t kind) {
        find_language_items(word, items_);
        for (const auto& [hash, length] : items_) {
            const bool whole = length == longest_language_gram;
            const double weight = whole ? std::sqrt(static_cast<double>(times)) : 1;
            const auto [at, added] = places_.try_emplace(hash, counts_.size());
            if (added) counts_.push_back({hash, length, {}});
            // Kinds are counted one after the other.
            auto& of = counts_[at->second].of;
            if (of.empty() || of.back().first != kind) of.push_back({kind, 0});
            of.back().second += weight;
            totals_[kind][length] += weight;
        }
    }

    float log_share(double seen, std::size_t length, std::size_t kind) const {
        const auto kinds = kinds_a_length * static_cast<double>(length + 1);
        const auto share = (seen + smoothing) / (totals_[kind][length] + smoothing * kinds);
        return static_cast<float>(std::log(share));
    }

    std::uint16_t gain_of(const tally& one, std::size_t kind, double weight) const {
        const auto above = log_share(weight, one.length, kind) - log_share(0, one.length, kind);
        constexpr long most = (1L << gain_bits) - 1;
        const auto units = std::clamp(std::lround(above / gain_unit), 1L, most);
        return static_cast<std::uint16_t>((kind << gain_bits) | static_cast<std::size_t>(units));
    }

    std::size_t count_ = 0;
    language_model model_;
    std::vector<tally> counts_;
    boost::unordered_flat_map<std::uint64_t, std::size_t> places_;  // of a hash, in `counts_`
    std::vector<std::array<double, item_lengths>> totals_;
    std::vector<language_item> items_;
    std::string missing_;
};

result<language_model> language_model::train(
    const std::vector<language_text>& texts, const std::vector<std::string>& languages
) {
    if (languages.empty()) return fail(errc::invalid, "no language is served");
    if (languages.size() > most_served)
        return fail(errc::invalid, "more than " + std::to_string(most_served) + " languages");
    language_trainer trainer(texts, languages);
    if (const auto missing = trainer.missing(); !missing.empty())
        return fail(errc::invalid, "no text in " + missing);
    return trainer.finish();
}

}  // namespace lotsen

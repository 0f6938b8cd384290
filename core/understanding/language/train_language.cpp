// language_model::train: letters are counted in each word once, and a word by the root of how often
// it is there, so that a catalogue which repeats itself does not outweigh the examples.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <string>

#include "core/understanding/language/language_model.hpp"
#include "core/understanding/language/tokens.hpp"

namespace lotsen {
namespace {

constexpr double smoothing = 0.1;  // added to every count
constexpr double kinds_a_length =
    3000;  // how many items of a length a language may be thought to have

}  // namespace

class language_trainer {
  public:
    language_trainer(
        const std::vector<language_text>& texts, const std::vector<std::string>& languages
    )
        : count_(languages.size()) {
        model_.languages_ = languages;
        totals_.resize(count_);
        for (std::size_t k = 0; k < count_; ++k)
            count(texts, k);
    }

    std::string missing() const { return missing_; }

    language_model finish() {
        model_.floors_.resize(item_lengths * count_);
        for (std::size_t length = 0; length < item_lengths; ++length)
            for (std::size_t k = 0; k < count_; ++k)
                model_.floors_[length * count_ + k] = log_share(0, length, k);
        const auto places = std::bit_ceil(counts_.size() + counts_.size() / 2 + 2);
        model_.slots_.assign(places, {});
        model_.gains_.assign(1, 0);  // so that no place is 0
        for (const auto& [hash, one] : counts_) {
            auto at = static_cast<std::size_t>(hash) & (places - 1);
            while (model_.slots_[at].place != 0)
                at = (at + 1) & (places - 1);
            const auto first = model_.gains_.size();
            for (std::size_t k = 0; k < count_; ++k)
                if (one.of[k] > 0) model_.gains_.push_back(gain_of(one, k));
            model_.slots_[at] = {
                static_cast<std::uint32_t>(hash >> 32),
                static_cast<std::uint32_t>(
                    (first << gains_count_bits) | (model_.gains_.size() - first)
                )};
        }
        return std::move(model_);
    }

  private:
    struct tally {
        std::size_t length = 0;
        std::vector<double> of;
    };

    void count(const std::vector<language_text>& texts, std::size_t language) {
        std::map<std::u32string, std::size_t> kinds;
        std::array<std::size_t, scripts> letters{};
        language_words found;
        for (const auto& one : texts) {
            if (one.language != model_.languages_[language]) continue;
            find_language_words(one.text, found);
            for (const auto& word : found.words) {
                letters[static_cast<std::size_t>(word.is)] += word.size;
                ++kinds[std::u32string(found.of(word))];
            }
        }
        for (const auto& [word, times] : kinds)
            add(word, times, language);
        const auto* most = std::ranges::max_element(letters);
        if (*most == 0) missing_ = model_.languages_[language];
        model_.scripts_.push_back(static_cast<script>(most - letters.begin()));
    }

    void add(const std::u32string& word, std::size_t times, std::size_t language) {
        find_language_items(word, items_);
        for (const auto& [hash, length] : items_) {
            const bool whole = length == longest_language_gram;
            const double weight = whole ? std::sqrt(static_cast<double>(times)) : 1;
            auto& one = counts_[hash];
            one.length = length;
            one.of.resize(count_);
            one.of[language] += weight;
            totals_[language][length] += weight;
        }
    }

    float log_share(double seen, std::size_t length, std::size_t language) const {
        const auto kinds = kinds_a_length * static_cast<double>(length + 1);
        const auto share = (seen + smoothing) / (totals_[language][length] + smoothing * kinds);
        return static_cast<float>(std::log(share));
    }

    std::uint16_t gain_of(const tally& one, std::size_t language) const {
        const auto above =
            log_share(one.of[language], one.length, language) - log_share(0, one.length, language);
        constexpr long most = (1L << gain_bits) - 1;
        const auto units = std::clamp(std::lround(above / gain_unit), 1L, most);
        return static_cast<std::uint16_t>(
            (language << gain_bits) | static_cast<std::size_t>(units)
        );
    }

    std::size_t count_;
    language_model model_;
    std::map<std::uint64_t, tally> counts_;  // ordered: the table's bytes depend on the texts alone
    std::vector<std::array<double, item_lengths>> totals_;
    std::vector<language_item> items_;
    std::string missing_;
};

result<language_model> language_model::train(
    const std::vector<language_text>& texts, const std::vector<std::string>& languages
) {
    if (languages.empty()) return fail(errc::invalid, "no language is served");
    if (languages.size() > most_languages)
        return fail(errc::invalid, "more than " + std::to_string(most_languages) + " languages");
    language_trainer trainer(texts, languages);
    if (const auto missing = trainer.missing(); !missing.empty())
        return fail(errc::invalid, "no text in " + missing);
    return trainer.finish();
}

}  // namespace lotsen

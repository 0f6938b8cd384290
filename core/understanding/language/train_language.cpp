// language_model::train: letters are counted in each word once, and a word by the root of how often
// it is there, so that a catalogue which repeats itself does not outweigh the examples.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
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
        const auto width = model_.stride();
        model_.floors_.assign(item_lengths * width, 0);
        for (std::size_t length = 0; length < item_lengths; ++length)
            for (std::size_t k = 0; k < count_; ++k)
                model_.floors_[length * width + k] = log_share(0, length, k);
        const auto places = std::bit_ceil(counts_.size() * 2 + 2);
        model_.cells_.assign(places * model_.cell(), 0);
        for (const auto& [hash, one] : counts_) {
            auto at = static_cast<std::size_t>(hash) & (places - 1);
            while (key_of(&model_.cells_[at * model_.cell()]) != 0)
                at = (at + 1) & (places - 1);
            auto* cell = &model_.cells_[at * model_.cell()];
            std::memcpy(cell, &hash, sizeof hash);
            for (std::size_t k = 0; k < count_; ++k)
                cell[4 + k] = log_share(one.of[k], one.length, k);
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

    std::int16_t log_share(double seen, std::size_t length, std::size_t language) const {
        const auto kinds = kinds_a_length * static_cast<double>(length + 1);
        const auto share = (seen + smoothing) / (totals_[language][length] + smoothing * kinds);
        const auto units = std::lround(std::log(share) * 256);
        return static_cast<std::int16_t>(
            std::max<long>(units, std::numeric_limits<std::int16_t>::min())
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
    language_trainer trainer(texts, languages);
    if (const auto missing = trainer.missing(); !missing.empty())
        return fail(errc::invalid, "no text in " + missing);
    return trainer.finish();
}

}  // namespace lotsen

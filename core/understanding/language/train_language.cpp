// language_model::train: counts kinds of words, not occurrences, so that a catalogue which repeats
// itself does not outweigh the examples.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_set>

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
        model_.keys_.assign(std::bit_ceil(counts_.size() * 2 + 2), 0);
        model_.rows_.assign(model_.keys_.size() * width, 0);
        const auto mask = model_.keys_.size() - 1;
        for (const auto& [hash, one] : counts_) {
            auto at = static_cast<std::size_t>(hash) & mask;
            while (model_.keys_[at] != 0)
                at = (at + 1) & mask;
            model_.keys_[at] = hash;
            for (std::size_t k = 0; k < count_; ++k)
                model_.rows_[at * width + k] = log_share(one.of[k], one.length, k);
        }
        return std::move(model_);
    }

  private:
    struct tally {
        std::size_t length = 0;
        std::vector<std::uint32_t> of;
    };

    void count(const std::vector<language_text>& texts, std::size_t language) {
        std::unordered_set<std::u32string> seen;
        std::array<std::size_t, scripts> letters{};
        for (const auto& one : texts) {
            if (one.language != model_.languages_[language]) continue;
            for_each_language_word(one.text, [&](const std::vector<char32_t>& word, script is) {
                letters[static_cast<std::size_t>(is)] += word.size();
                if (seen.insert({word.begin(), word.end()}).second) add(word, language);
            });
        }
        const auto most = std::ranges::max_element(letters);
        if (*most == 0) missing_ = model_.languages_[language];
        model_.scripts_.push_back(static_cast<script>(most - letters.begin()));
    }

    void add(const std::vector<char32_t>& word, std::size_t language) {
        find_language_items(word, items_);
        for (const auto& [hash, length] : items_) {
            auto& one = counts_[hash];
            one.length = length;
            one.of.resize(count_);
            ++one.of[language];
            ++totals_[language][length];
        }
    }

    std::int16_t log_share(std::uint32_t seen, std::size_t length, std::size_t language) const {
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

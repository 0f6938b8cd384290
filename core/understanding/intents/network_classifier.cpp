#include "core/understanding/intents/network_classifier.hpp"

#include <algorithm>
#include <future>
#include <set>

#include "core/text/normalise.hpp"
#include "core/understanding/intents/fit.hpp"
#include "core/understanding/intents/text_sums.hpp"

namespace lotsen {

namespace {

class network_text final : public scored_text {
  public:
    network_text(const network_model& model, std::string_view folded)
        : model_(model), sums_(model, folded) {}

    const std::vector<std::uint32_t>& words() const override { return sums_.begins(); }

    std::vector<scored_label> classify(std::size_t first, std::size_t last, std::size_t most)
        const override {
        return model_.best(sums_.of(first, last), most);
    }

  private:
    const network_model& model_;
    text_sums sums_;
};

}  // namespace

std::vector<scored_label> network_classifier::classify(std::string_view text, std::size_t most)
    const {
    return classify_folded(fold(text), most);
}

std::vector<scored_label> network_classifier::classify_folded(
    std::string_view folded, std::size_t most
) const {
    const network_text text(model_, folded);
    return text.classify(0, text.words().size(), most);
}

std::unique_ptr<scored_text> network_classifier::look_at(std::string_view folded) const {
    return std::make_unique<network_text>(model_, folded);
}

result<std::shared_ptr<const classifier>> train(
    const std::vector<labelled_text>& texts, const training_options& options
) {
    std::set<std::string> names;
    for (const auto& one : texts)
        names.insert(one.label);
    if (names.size() < 2)
        return fail(
            errc::invalid, "fewer than two labels in " + std::to_string(texts.size()) + " texts"
        );
    const std::vector<std::string> labels(names.begin(), names.end());
    std::vector<fit_text> given;
    for (const auto& one : texts) {
        const auto at = std::ranges::lower_bound(labels, one.label) - labels.begin();
        given.push_back({&one.text, static_cast<std::uint32_t>(at)});
    }
    // Both are a training; they need nothing of each other.
    auto certainty =
        std::async(std::launch::async, [&] { return fit_certainty(given, labels, options); });
    auto model = fit(given, labels, options);
    model.certainty = certainty.get();
    return std::make_shared<const network_classifier>(std::move(model));
}

}  // namespace lotsen

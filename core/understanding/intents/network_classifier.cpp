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
    network_text(std::shared_ptr<const network_model> model, std::string_view folded)
        : model_(std::move(model)), sums_(*model_, folded) {}

    const std::vector<std::uint32_t>& words() const override { return sums_.begins(); }

    std::vector<scored_label> classify(std::size_t first, std::size_t last, std::size_t most)
        const override {
        return model_->best(sums_.of(first, last), most);
    }

    std::vector<double> kinds(std::size_t first, std::size_t last) const override {
        if (model_->kind.labels.empty()) return {};
        return model_->kinds(sums_.kinds(first, last));
    }

  private:
    const std::shared_ptr<const network_model> model_;
    text_sums sums_;
};

/// Each that is not empty once, in order.
std::vector<std::string> named(
    const std::vector<labelled_text>& texts, std::string labelled_text::*label
) {
    std::set<std::string> all;
    for (const auto& one : texts)
        if (!(one.*label).empty()) all.insert(one.*label);
    return {all.begin(), all.end()};
}

std::uint32_t place_of(const std::string& name, const std::vector<std::string>& all) {
    if (name.empty()) return no_label;
    return static_cast<std::uint32_t>(std::ranges::lower_bound(all, name) - all.begin());
}

}  // namespace

std::vector<scored_label> network_classifier::classify(std::string_view text, std::size_t most)
    const {
    return classify_folded(fold(text), most);
}

std::vector<scored_label> network_classifier::classify_folded(
    std::string_view folded, std::size_t most
) const {
    const network_text text(model_.load(), folded);
    return text.classify(0, text.words().size(), most);
}

std::unique_ptr<scored_text> network_classifier::look_at(std::string_view folded) const {
    return std::make_unique<network_text>(model_.load(), folded);
}

void network_classifier::settle() const {
    const auto now = model_.load();
    if (!now->in_file) return;
    auto copy = *now;
    copy.keep({{copy.slots.begin(), copy.slots.end()}, {copy.rows.begin(), copy.rows.end()}});
    model_.store(std::make_shared<const network_model>(std::move(copy)));
}

result<std::shared_ptr<const classifier>> train(
    const std::vector<labelled_text>& texts, const training_options& options
) {
    const fit_names names{named(texts, &labelled_text::label), named(texts, &labelled_text::kind)};
    if (names.labels.size() < 2 || names.kinds.size() == 1)
        return fail(
            errc::invalid, "fewer than two labels in " + std::to_string(texts.size()) + " texts"
        );
    std::vector<const std::string*> said;
    std::vector<fit_text> given;
    std::vector<fit_text> wishes;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& one = texts[i];
        said.push_back(&one.text);
        given.push_back({i, place_of(one.label, names.labels), place_of(one.kind, names.kinds)});
        if (!one.label.empty()) wishes.push_back({i, given.back().label, no_label});
    }
    const found_features found(said);
    const vocabulary words(found, given);
    const fit_options fitted{branches_for(words), options.seed};
    // Both are a training; they need nothing of each other.
    auto certainty = std::async(std::launch::async, [&] {
        return fit_certainty(found, wishes, names.labels, fitted);
    });
    auto model = fit(found, words, given, names, fitted);
    model.certainty = certainty.get();
    return std::make_shared<const network_classifier>(std::move(model));
}

}  // namespace lotsen

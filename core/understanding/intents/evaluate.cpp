#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>

#include "core/understanding/model.hpp"

namespace lotsen {
namespace {

using stopwatch = std::chrono::steady_clock;

constexpr std::size_t bins = 15;

double seconds_since(stopwatch::time_point start) {
    return std::chrono::duration<double>(stopwatch::now() - start).count();
}

struct counts {
    std::size_t right = 0;
    std::size_t said = 0;
    std::size_t wanted = 0;
};

struct bin {
    double sure = 0;
    double right = 0;
};

// The first label that is not `left_out`, and how sure of it.
const scored_label* best_but(
    const std::vector<scored_label>& scored,
    const std::vector<std::string>& labels,
    std::string_view left_out
) {
    for (const auto& one : scored)
        if (labels[one.label] != left_out) return &one;
    return nullptr;
}

// The chance that a text in scope scores higher than one that is not (Mann-Whitney); ties count
// half.
double auroc_of(std::vector<double> in_scope, std::vector<double> outside) {
    if (in_scope.empty() || outside.empty()) return 0;
    std::ranges::sort(outside);
    double won = 0;
    for (const auto score : in_scope) {
        const auto [low, high] = std::equal_range(outside.begin(), outside.end(), score);
        won += static_cast<double>(low - outside.begin()) + 0.5 * static_cast<double>(high - low);
    }
    return won / static_cast<double>(in_scope.size()) / static_cast<double>(outside.size());
}

class tally {
  public:
    tally(const classifier& model, std::string_view out_of_scope)
        : model_(model), out_of_scope_(out_of_scope) {}

    void add(const labelled_text& test) {
        const auto scored = model_.classify(test.text, 2);
        const auto* known = best_but(scored, model_.labels(), out_of_scope_);
        const double sure = known == nullptr ? 0 : known->probability;
        if (!out_of_scope_.empty() && test.label == out_of_scope_) return outside_.push_back(sure);
        inside_.push_back(sure);
        const auto& said = model_.labels()[scored.front().label];
        const bool right = said == test.label;
        ++label_[said].said;
        ++label_[test.label].wanted;
        if (right) ++label_[said].right;
        const auto share = scored.front().probability;
        auto& place = bins_[std::min(bins - 1, static_cast<std::size_t>(share * bins))];
        place.sure += share;
        place.right += right ? 1 : 0;
    }

    void fill(evaluation& measured) const {
        if (inside_.empty()) return;
        const auto total = static_cast<double>(inside_.size());
        std::size_t right = 0;
        std::size_t wanted_labels = 0;
        for (const auto& [label, one] : label_) {
            right += one.right;
            if (one.wanted == 0) continue;
            ++wanted_labels;
            measured.macro_f1 +=
                2.0 * static_cast<double>(one.right) / static_cast<double>(one.said + one.wanted);
        }
        measured.accuracy = static_cast<double>(right) / total;
        measured.macro_f1 /= static_cast<double>(wanted_labels);
        for (const auto& one : bins_)
            measured.calibration_error += std::abs(one.sure - one.right) / total;
        measured.auroc = auroc_of(inside_, outside_);
    }

  private:
    const classifier& model_;
    std::string_view out_of_scope_;
    std::vector<double> inside_;
    std::vector<double> outside_;
    std::map<std::string, counts, std::less<>> label_;
    std::array<bin, bins> bins_{};
};

}  // namespace

result<evaluation> evaluate(
    const std::vector<labelled_text>& training,
    const std::vector<labelled_text>& tests,
    std::string_view out_of_scope
) {
    if (tests.empty()) return fail(errc::invalid, "nothing to test with");
    auto start = stopwatch::now();
    const auto model = train(training);
    if (model.has_error()) return model.error();
    evaluation measured;
    measured.seconds_to_train = seconds_since(start);
    start = stopwatch::now();
    for (const auto& test : tests)
        (*model)->classify(test.text, 5);
    measured.microseconds_a_text = seconds_since(start) * 1e6 / static_cast<double>(tests.size());
    tally results(**model, out_of_scope);
    for (const auto& test : tests)
        results.add(test);
    results.fill(measured);
    return measured;
}

}  // namespace lotsen

// Training and evaluating the intent classifier.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen {

struct labelled_text {
    std::string text;
    std::string label;  // "plugin.intent"; empty: nothing is known but its kind
    std::string language;
    std::string kind = {};  // of danger, a remark, or neither; empty: not known
};

struct scored_label {
    std::size_t label = 0;  // index into labels()
    double probability = 0;
};

/// A folded text of which any run of words can be classified, as if it were said alone: what is
/// worked out of its words serves all. Not thread-safe.
class scored_text {
  public:
    virtual ~scored_text() = default;
    /// The byte of the folded text at which each word begins.
    virtual const std::vector<std::uint32_t>& words() const = 0;
    /// Of the words [first, last); see classifier::classify.
    virtual std::vector<scored_label> classify(
        std::size_t first, std::size_t last, std::size_t most
    ) const = 0;
    /// Likewise how probable each of classifier::kinds() is, as the network says it: not
    /// calibrated. Empty where there are none.
    virtual std::vector<double> kinds(std::size_t first, std::size_t last) const = 0;
};

/// Immutable, thread-safe.
class classifier {
  public:
    virtual ~classifier() = default;
    /// Best first, `most` at the most; probabilities are calibrated.
    virtual std::vector<scored_label> classify(std::string_view text, std::size_t most) const = 0;
    /// The same of a text that was folded before (core/text/normalise.hpp).
    virtual std::vector<scored_label> classify_folded(std::string_view folded, std::size_t most)
        const = 0;
    /// Must not outlive the classifier.
    virtual std::unique_ptr<scored_text> look_at(std::string_view folded) const = 0;
    virtual const std::vector<std::string>& labels() const = 0;
    /// What was trained on of kinds; none where nothing was.
    virtual const std::vector<std::string>& kinds() const = 0;
    virtual result<void> save(const std::filesystem::path& file) const = 0;
    /// Takes what lies in a mapped file into memory of its own: it is read quicker there (large
    /// pages), and the disk is no longer needed. Answers stay what they are.
    virtual void settle() const = 0;
};

struct training_options {
    std::uint32_t seed = 2;
};

/// Same texts and options, same bytes. Errors: invalid (fewer than two labels, or one kind).
result<std::shared_ptr<const classifier>> train(
    const std::vector<labelled_text>& texts, const training_options& options = {}
);
/// Errors: not_found, corrupt.
result<std::shared_ptr<const classifier>> load_classifier(const std::filesystem::path& file);

/// text<TAB>label a line. Errors: not_found, invalid (with the line).
result<std::vector<labelled_text>> read_labelled(const std::filesystem::path& file);

struct evaluation {
    double accuracy = 0;
    double macro_f1 = 0;
    double auroc = 0;  // out of scope told from in scope; 0 where there is no such label
    double calibration_error = 0;  // expected calibration error, 15 bins
    double microseconds_a_text = 0;
    double seconds_to_train = 0;
};

/// `out_of_scope`: the label that counts as not known; it is never trained as a class of its own
/// unless the training file has it.
result<evaluation> evaluate(
    const std::vector<labelled_text>& training,
    const std::vector<labelled_text>& tests,
    std::string_view out_of_scope = {}
);

}  // namespace lotsen

// The classifier of model.hpp by a linear model.
#pragma once

#include "core/understanding/intents/linear_model.hpp"
#include "core/understanding/model.hpp"

namespace lotsen {

class linear_classifier final : public classifier {
  public:
    explicit linear_classifier(linear_model model) : model_(std::move(model)) {}

    std::vector<scored_label> classify(std::string_view text, std::size_t most) const override;
    std::vector<scored_label> classify_folded(std::string_view folded, std::size_t most)
        const override;
    std::unique_ptr<scored_text> look_at(std::string_view folded) const override;
    const std::vector<std::string>& labels() const override { return model_.labels; }
    result<void> save(const std::filesystem::path& file) const override;

  private:
    linear_model model_;
};

/// The bytes of a model file without their checksum, and back. Errors: corrupt.
std::string to_bytes(const linear_model& model);
result<linear_model> from_bytes(std::string_view bytes);

}  // namespace lotsen

// The classifier of model.hpp by a network with one hidden layer.
#pragma once

#include "core/understanding/intents/network_model.hpp"
#include "core/understanding/model.hpp"

namespace lotsen {

class network_classifier final : public classifier {
  public:
    explicit network_classifier(network_model model) : model_(std::move(model)) {}

    std::vector<scored_label> classify(std::string_view text, std::size_t most) const override;
    std::vector<scored_label> classify_folded(std::string_view folded, std::size_t most)
        const override;
    std::unique_ptr<scored_text> look_at(std::string_view folded) const override;
    const std::vector<std::string>& labels() const override { return model_.labels; }
    result<void> save(const std::filesystem::path& file) const override;

  private:
    network_model model_;
};

/// The bytes of a model file without their checksum, and back. Errors: corrupt.
std::string to_bytes(const network_model& model);
result<network_model> from_bytes(std::string_view bytes);

}  // namespace lotsen

// The classifier of model.hpp by a network with one hidden layer.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "core/understanding/cache_file.hpp"
#include "core/understanding/intents/network_model.hpp"
#include "core/understanding/model.hpp"

namespace lotsen {

class network_classifier final : public classifier {
  public:
    explicit network_classifier(network_model model)
        : labels_(model.intents.labels),
          kinds_(model.kind.labels),
          model_(std::make_shared<const network_model>(std::move(model))) {}

    std::vector<scored_label> classify(std::string_view text, std::size_t most) const override;
    std::vector<scored_label> classify_folded(std::string_view folded, std::size_t most)
        const override;
    std::unique_ptr<scored_text> look_at(std::string_view folded) const override;
    const std::vector<std::string>& labels() const override { return labels_; }
    const std::vector<std::string>& kinds() const override { return kinds_; }
    result<void> save(const std::filesystem::path& file) const override;
    void settle() const override;

  private:
    const std::vector<std::string> labels_;
    const std::vector<std::string> kinds_;
    mutable std::atomic<std::shared_ptr<const network_model>> model_;  // same answers, elsewhere
};

/// The bytes of a model file without their checksum, and back: a model that lies in them. Errors:
/// corrupt.
std::string to_bytes(const network_model& model);
result<network_model> from_bytes(const cached_bytes& kept);

}  // namespace lotsen

// A dialogue that another one can take the place of while it is in use.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

#include "core/dialogue/dialogue.hpp"

namespace lotsen {

/// Thread-safe: a step ends with the dialogue it began with, the next one takes up the memory with
/// the new one (see changed_forms.hpp).
class live_dialogue final : public dialogue {
  public:
    explicit live_dialogue(std::shared_ptr<const dialogue> first) : now_(std::move(first)) {}

    outcome open(const dialogue_context& context) const override { return now()->open(context); }
    outcome step(
        const dialogue_memory& memory, const dialogue_input& input, const dialogue_context& context
    ) const override {
        return now()->step(memory, input, context);
    }
    std::string option_label(const dialogue_memory& memory, std::string_view option)
        const override {
        return now()->option_label(memory, option);
    }
    std::string to_text(const dialogue_memory& memory) const override {
        return now()->to_text(memory);
    }
    dialogue_memory from_text(std::string_view stored) const override {
        return now()->from_text(stored);
    }
    bool locale_is_chosen(const dialogue_memory& memory) const override {
        return now()->locale_is_chosen(memory);
    }
    bool is_asking(const dialogue_memory& memory) const override {
        return now()->is_asking(memory);
    }

    std::shared_ptr<const dialogue> now() const { return now_.load(); }
    void replace(std::shared_ptr<const dialogue> next) { now_.store(std::move(next)); }

  private:
    std::atomic<std::shared_ptr<const dialogue>> now_;
};

}  // namespace lotsen

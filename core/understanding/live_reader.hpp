// A reader that another one can take the place of while it is in use.
#pragma once

#include <atomic>
#include <memory>

#include "core/understanding/understanding.hpp"

namespace lotsen {

/// Thread-safe: whoever reads meanwhile ends with the reader that was there when they began.
class live_reader final : public reader {
  public:
    explicit live_reader(std::shared_ptr<const reader> first) : now_(std::move(first)) {}

    understanding read(std::string_view text, const reading_context& context) const override {
        return now()->read(text, context);
    }
    std::shared_ptr<const reader> now() const { return now_.load(); }
    void settle() const override { now()->settle(); }
    void replace(std::shared_ptr<const reader> next) {
        next->settle();
        now_.store(std::move(next));
    }

  private:
    std::atomic<std::shared_ptr<const reader>> now_;
};

}  // namespace lotsen

// The language of a message within its conversation.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/understanding/language/language_model.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

struct language_guess {
    std::string tag = "und";
    double confidence = 0;  // 0..1
};

/// Immutable, thread-safe.
class language_identifier {
  public:
    explicit language_identifier(language_model model) : model_(std::move(model)) {}

    /// `text` must be UTF-8. A choice of the resident wins unless nothing of the text fits it
    /// (another script, or many words of another language); else what was spoken before is a prior
    /// that short texts do not overcome and a clear switch does. A text without letters stays with
    /// the conversation.
    language_guess identify(std::string_view text, const reading_context& context) const;

  private:
    language_guess identify(
        std::string_view text, const reading_context& context, std::size_t letters
    ) const;
    language_guess among_served(const language_evidence& found, const reading_context& context)
        const;

    language_model model_;
};

}  // namespace lotsen

// Words of danger in any of the languages served, before anything else is understood. What they do
// not hear, the reader's alarm may (examples/).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/text/normalise.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

/// What was found, and the phrase of which file found it, for logs and editors. Views live as long
/// as the guard.
struct danger_finding {
    lotsen::danger kind = danger::none;
    std::string_view phrase;
    std::string_view language;
    /// Only phrases were found that near misses have too.
    bool hint = false;
    /// Nothing was found, and something speaks against danger: last year, what if, a fire hydrant.
    bool doubted = false;
};

/// Deterministic: phrases from core/understanding/urgency/<tag>.json, see the README there. All
/// languages are looked for in every text, because a frightened person writes as the words come;
/// `language` only opens the phrases that would mean something else elsewhere. Where several kinds
/// are found, suicide goes before fire or injury, and these before crime; a hint goes last.
/// Immutable, thread-safe. One pass; the time grows with the text, not with the number of phrases.
class urgency_guard {
  public:
    /// Every <tag>.json of the folders; files of the first have all lists, those of the others may
    /// lack some. Errors: not_found, not_json, invalid (file and phrase).
    static result<std::shared_ptr<const urgency_guard>> load(
        const std::vector<std::filesystem::path>& folders
    );
    static result<std::shared_ptr<const urgency_guard>> load(const std::filesystem::path& folder) {
        return load(std::vector{folder});
    }
    virtual ~urgency_guard() = default;

    danger_finding find(std::string_view text, std::string_view language) const {
        return find_in_folded(fold(text), language);
    }
    danger find_danger(std::string_view text, std::string_view language) const {
        return find(text, language).kind;
    }
    /// Of a text that is folded already.
    virtual danger_finding find_in_folded(std::string_view folded, std::string_view language)
        const = 0;
};

}  // namespace lotsen
